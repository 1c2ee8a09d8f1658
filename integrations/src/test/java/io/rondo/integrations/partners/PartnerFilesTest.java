package io.rondo.integrations.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.rondo.integrations.testing.DoorTest;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.testing.TestClock;
import io.rondo.workers.testing.TestPartners;
import io.rondo.workers.token.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@DoorTest
class PartnerFilesTest {

  private static final String UPLOADS = "/partner/v1/uploads";
  private static final String UPLOAD = "/partner/v1/uploads/{id}";
  private static final String CONTENT = "/partner/v1/assets/{id}/content";

  @Autowired private MockMvc web;
  @Autowired private Partners partners;
  @Autowired private TestClock clock;

  private PartnerDoors agency;
  private PartnerDoors other;

  @BeforeEach
  void twoPartners() {
    clock.reset();
    agency = doors();
    other = doors();
  }

  private PartnerDoors doors() {
    String code = "p" + UUID.randomUUID().toString().substring(0, 8);
    Partner partner =
        new TestPartners(partners)
            .live(code, PartnerKind.AGENCY, Partner.Transport.API, DeliverableKind.DESIGN);
    return new PartnerDoors(web, partner.id(), code);
  }

  @Test
  void aFileComesPieceByPieceAndGoesOutWithItsProof() throws Exception {
    String text = "First piece, second piece.";
    String upload = begin(agency, "copy.txt", text.length(), Sha256.hex(text));

    piece(agency, upload, 0, text.substring(0, 12))
        .andExpect(status().isOk())
        .andExpect(header().string("Upload-Offset", "12"))
        .andExpect(jsonPath("$.state").value("open"));
    agency
        .send(UPLOAD, head(UPLOAD, upload))
        .andExpect(status().isOk())
        .andExpect(header().string("Upload-Offset", "12"))
        .andExpect(header().string("Cache-Control", containsString("no-store")));
    piece(agency, upload, 5, "wrong")
        .andExpect(status().isConflict())
        .andExpect(header().string("Upload-Offset", "12"))
        .andExpect(jsonPath("$.type").value("urn:rondo:problem:offset_wrong"));
    String asset =
        JsonPath.read(
            agency
                .send(
                    UPLOAD,
                    patch(UPLOAD, upload)
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .header("Content-Range", "bytes 12-25/26")
                        .content(text.substring(12)))
                .andExpect(jsonPath("$.state").value("done"))
                .andExpect(jsonPath("$.asset.sha256").value(Sha256.hex(text)))
                .andExpect(jsonPath("$.asset.own").value(true))
                .andReturn()
                .getResponse()
                .getContentAsString(),
            "$.asset.id");

    agency
        .read(CONTENT, asset)
        .andExpect(status().isOk())
        .andExpect(content().string(text))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(header().string("Content-Disposition", startsWith("attachment")))
        .andExpect(header().string("ETag", "\"" + Sha256.hex(text) + "\""))
        .andExpect(
            header()
                .string(
                    "Repr-Digest",
                    "sha-256=:" + Base64.getEncoder().encodeToString(Sha256.of(text)) + ":"));
    agency.read("/partner/v1/assets").andExpect(jsonPath("$.data[0].id").value(asset));
    other.read("/partner/v1/assets").andExpect(jsonPath("$.data").isEmpty());
  }

  @Test
  void aFileMayComeInOnePieceAndAPartOfItBeFetched() throws Exception {
    String upload = begin(agency, "copy.txt", 10, null);
    String asset =
        JsonPath.read(
            agency
                .send(
                    UPLOAD,
                    put(UPLOAD, upload)
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .content("0123456789"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(),
            "$.asset.id");

    web.perform(
            org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(CONTENT, asset)
                .requestAttr(io.rondo.workers.partner.PartnerCaller.ATTRIBUTE, agency.caller())
                .header("Range", "bytes=2-4"))
        .andExpect(status().isPartialContent())
        .andExpect(content().string("234"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":"../../etc/cron.d/x","size":3}                      | 422 | file_name
          {"name":"gnp.\\u202Efdp","size":3}                          | 422 | file_name
          {"name":"a.txt","size":0}                                   | 422 | file_size
          {"name":"a.txt","size":99999999999}                         | 422 | file_size
          {"name":"a.txt","size":3,"sha256":"abc"}                    | 422 | unreadable
          {"name":"a.txt"}                                            | 422 | unreadable
          {"name":"a.txt","size":"3"}                                 | 422 | unreadable
          {"name":"a.txt","size":3,"partner_id":7,"state":"done"}     | 422 | unreadable
          {"name":"a.txt","name":"b.txt","size":3}                    | 422 | unreadable
          {"name":"a.txt","size":3,"order":"po_unknown"}              | 404 | unknown
          {"name":"a.txt","size":3,"replaces":"as_unknown"}           | 404 | unknown
          {"name":"a.txt"                                             | 400 | no_json
          []                                                          | 422 | unreadable
          """)
  void whatCannotBeIsRefused(String body, int status, String type) throws Exception {
    agency
        .post(UPLOADS, body)
        .andExpect(status().is(status))
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.type").value("urn:rondo:problem:" + type));
  }

  @Test
  void everyWrongFieldIsNamed() throws Exception {
    agency
        .post(UPLOADS, "{\"name\":\"a\",\"size\":3,\"status\":1,\"a/b\":{\"x\":1},\"size\":4}")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors.length()").value(3))
        .andExpect(jsonPath("$.errors[?(@.pointer == '/size')].code").value("duplicate_field"))
        .andExpect(jsonPath("$.errors[?(@.pointer == '/status')].code").value("unknown_field"))
        .andExpect(jsonPath("$.errors[?(@.pointer == '/a~1b')].code").value("unknown_field"));
  }

  @Test
  void aPdfThatRunsAScriptIsFlaggedAndDrawnHarmless() throws Exception {
    byte[] pdf = pdf("app.alert(1)");
    String upload = begin(agency, "proof.png", pdf.length, null);

    String asset =
        JsonPath.read(
            agency
                .send(
                    UPLOAD,
                    put(UPLOAD, upload)
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .content(pdf))
                .andExpect(jsonPath("$.asset.mime").value("application/pdf"))
                .andExpect(jsonPath("$.asset.pages").value(1))
                .andExpect(jsonPath("$.asset.width").value(420))
                .andExpect(
                    jsonPath("$.asset.warnings")
                        .value(
                            org.hamcrest.Matchers.containsInAnyOrder(
                                "active_content", "name_differs")))
                .andReturn()
                .getResponse()
                .getContentAsString(),
            "$.asset.id");
    byte[] preview =
        agency
            .read("/partner/v1/assets/{id}/preview", asset)
            .andExpect(status().isOk())
            .andExpect(content().contentType(MediaType.IMAGE_PNG))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();

    assertThat(new String(preview, StandardCharsets.ISO_8859_1)).doesNotContain("alert");
  }

  private static byte[] pdf(String script) throws Exception {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage(PDRectangle.A5));
      document.getDocumentCatalog().setOpenAction(new PDActionJavaScript(script));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  @Test
  void theSameRequestTwiceIsOneUpload() throws Exception {
    String key = UUID.randomUUID().toString();
    String body = "{\"name\":\"a.txt\",\"size\":3}";

    String first =
        agency
            .postAgain(key, UPLOADS, body)
            .andExpect(status().isCreated())
            .andExpect(header().doesNotExist("Idempotent-Replayed"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    agency
        .postAgain(key, UPLOADS, body)
        .andExpect(status().isCreated())
        .andExpect(header().string("Idempotent-Replayed", "true"))
        .andExpect(content().string(first));
    agency
        .postAgain(key, UPLOADS, "{\"name\":\"b.txt\",\"size\":3}")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.type").value("urn:rondo:problem:idempotency_key_reused"));
    // the keys of others are others, and so are those of the sandbox
    other.postAgain(key, UPLOADS, body).andExpect(header().doesNotExist("Idempotent-Replayed"));
    agency
        .sandbox()
        .postAgain(key, UPLOADS, body)
        .andExpect(header().doesNotExist("Idempotent-Replayed"));
  }

  @Test
  void aRefusedRequestMayBeCorrectedUnderItsKeyAndOneWithoutKeyIsRefused() throws Exception {
    String key = UUID.randomUUID().toString();
    agency.postAgain(key, UPLOADS, "{}").andExpect(status().isUnprocessableEntity());
    agency
        .postAgain(key, UPLOADS, "{\"name\":\"a.txt\",\"size\":3}")
        .andExpect(status().isCreated());
    agency
        .send(
            UPLOADS,
            org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(UPLOADS)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"a.txt\",\"size\":3}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.type").value("urn:rondo:problem:idempotency_key_missing"));
  }

  @Test
  void anotherPartnerIsToldTheSameAsOfAnUnknownId() throws Exception {
    String upload = begin(agency, "a.txt", 3, null);

    String foreign = body(other.read(UPLOAD, upload).andExpect(status().isNotFound()));
    String unknown = body(other.read(UPLOAD, "up_00000000000000000000000000"));
    assertThat(foreign).isEqualTo(unknown);
    assertThat(body(agency.sandbox().read(UPLOAD, upload))).isEqualTo(unknown);
    other.send(UPLOAD, delete(UPLOAD, upload)).andExpect(status().isNotFound());
    piece(other, upload, 0, "abc").andExpect(status().isNotFound());
    agency.send(UPLOAD, delete(UPLOAD, upload)).andExpect(status().isNoContent());
  }

  @Test
  void aKeyThatIsNotGoodForFilesIsTold() throws Exception {
    agency
        .scoped("orders")
        .read(UPLOAD, "up_1")
        .andExpect(status().isForbidden())
        .andExpect(header().string("WWW-Authenticate", containsString("insufficient_scope")))
        .andExpect(header().string("WWW-Authenticate", containsString("scope=\"assets\"")));
  }

  private static String body(ResultActions answer) throws Exception {
    return answer
        .andReturn()
        .getResponse()
        .getContentAsString()
        .replaceAll("urn:uuid:[0-9a-f-]+", "urn:uuid:x");
  }

  private static String begin(PartnerDoors partner, String name, long size, String sha256)
      throws Exception {
    String hash = sha256 == null ? "" : ",\"sha256\":\"" + sha256 + "\"";
    return JsonPath.read(
        partner
            .post(UPLOADS, "{\"name\":\"" + name + "\",\"size\":" + size + hash + "}")
            .andExpect(status().isCreated())
            .andExpect(header().string("Upload-Offset", "0"))
            .andExpect(header().exists("Location"))
            .andReturn()
            .getResponse()
            .getContentAsString(),
        "$.id");
  }

  private static ResultActions piece(PartnerDoors partner, String upload, long offset, String text)
      throws Exception {
    return partner.send(
        UPLOAD,
        patch(UPLOAD, upload)
            .contentType("application/offset+octet-stream")
            .header("Upload-Offset", offset)
            .content(text));
  }
}
