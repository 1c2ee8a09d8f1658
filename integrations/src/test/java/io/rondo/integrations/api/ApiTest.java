package io.rondo.integrations.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.rondo.integrations.testing.DoorTest;
import io.rondo.workers.rehearsal.Rehearsals;
import io.rondo.workers.response.Mailing;
import io.rondo.workers.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@DoorTest
class ApiTest {

  private static final MediaType CSV = MediaType.valueOf("text/csv");

  @Autowired private MockMvc web;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TestClock clock;
  @Autowired private Rehearsals rehearsals;

  private Mailing mailing;

  @BeforeEach
  void aMailing() {
    clock.reset();
    mailing = Mailing.frozenAt(jdbc, clock.instant().minus(Duration.ofDays(1))).withCell(1, "Mens");
  }

  @Test
  void eventsAreCountedOnceAndSeenInTheResult() throws Exception {
    var person = mailing.mailed("Mens", clock.instant().minusSeconds(60));
    String body =
        """
        [{"id":"%1$s-1","type":"visit","customer":"%2$s"},
         {"id":"%1$s-2","type":"purchase","customer":"%2$s","campaign":"%3$s",
          "occurredAt":"2026-11-02T08:00:00+01:00","amount":29.90,"currency":"USD"},
         {"id":"%1$s-3","type":"visit","customer":"%1$s-nobody"},
         {"id":"%1$s-4","type":"purchase","customer":"%2$s"}]
        """
            .formatted(UUID.randomUUID(), person.number(), mailing.code());

    events(body)
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.accepted").value(3))
        .andExpect(jsonPath("$.duplicate").value(0))
        .andExpect(jsonPath("$.unknownCustomer").value(1))
        .andExpect(jsonPath("$.refused.length()").value(1))
        .andExpect(jsonPath("$.refused[0].reason").value("amount is missing"));
    events(body)
        .andExpect(jsonPath("$.accepted").value(0))
        .andExpect(jsonPath("$.duplicate").value(3));

    web.perform(get("/api/campaigns/{code}/result", mailing.code()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.campaign.code").value(mailing.code()))
        .andExpect(jsonPath("$.ledger.byState.sent").value(1))
        .andExpect(jsonPath("$.cells[0].name").value("Mens"))
        .andExpect(jsonPath("$.cells[0].holdOut").value(false))
        .andExpect(jsonPath("$.cells[0].visits").value(1))
        .andExpect(jsonPath("$.cells[0].conversions").value(1))
        .andExpect(jsonPath("$.cells[0].spend").value(29.90))
        .andExpect(content().string(containsString("\"roi\":null")));
  }

  @Test
  void aRehearsalIsReadBesideWhatHappened() throws Exception {
    mailing.mailed("Mens", clock.instant());
    web.perform(get("/api/campaigns/{code}/rehearsal", mailing.code()))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.title").value("Not rehearsed"));
    rehearsals.rehearse(mailing.code());

    web.perform(get("/api/campaigns/{code}/rehearsal", mailing.code()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.rehearsal.people").value(1))
        .andExpect(jsonPath("$.rehearsal.money.currency").value("USD"))
        .andExpect(jsonPath("$.rehearsal.load.length()").value(14))
        .andExpect(jsonPath("$.comparison").doesNotExist());
    jdbc.update(
        "update campaign set frozen_at = '2026-11-03 00:00:00' where code = ?", mailing.code());
    web.perform(get("/api/campaigns/{code}/rehearsal", mailing.code()))
        .andExpect(jsonPath("$.comparison.finished").value(true))
        .andExpect(jsonPath("$.comparison.cells[0].cell").value("Mens"))
        .andExpect(jsonPath("$.comparison.cells[0].sent").value(1));
    web.perform(get("/api/campaigns/C-1999-0001/rehearsal")).andExpect(status().isNotFound());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [{"id":"1","type":"visit","customer":"c","price":1}]              | 422 | /0/price
          [{"id":"1","type":"visit","customer":"c"},{"status":"accepted"}]  | 422 | /1/status
          [{"id":"1","id":"2","type":"visit","customer":"c"}]               | 422 | /0
          [{"id":{"a":1},"type":"visit","customer":"c"}]                    | 422 | /0/id
          [{"id":"1","type":"visit","customer":"c","occurredAt":"monday"}]  | 422 | /0/occurredAt
          [{"id":"1","type":"purchase","customer":"c","amount":"much"}]     | 422 | /0/amount
          [null]                                                            | 422 | /0
          {"id":"1"}                                                        | 422 | ``
          [{"id":"1"                                                        | 400 | /0
          [] []                                                             | 400 | ``
          ``                                                                | 422 | ``
          """)
  void whatNobodyAskedForIsRefusedByItsPlace(String body, int status, String pointer)
      throws Exception {
    int before = jdbc.queryForObject("select count(*) from response_event", Integer.class);
    events(body == null ? "" : body)
        .andExpect(status().is(status))
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.title").isNotEmpty())
        .andExpect(jsonPath("$.detail").isNotEmpty())
        .andExpect(jsonPath("$.errors[0].pointer").value(pointer == null ? "" : pointer))
        .andExpect(content().string(not(containsString("monday"))));
    assertThat(jdbc.queryForObject("select count(*) from response_event", Integer.class))
        .isEqualTo(before);
  }

  @Test
  void moreThanTenThousandEventsAreTooMany() throws Exception {
    events(
            IntStream.rangeClosed(0, 10_000)
                .mapToObj(i -> "{\"id\":\"x" + i + "\",\"type\":\"visit\",\"customer\":\"c\"}")
                .collect(Collectors.joining(",", "[", "]")))
        .andExpect(status().isPayloadTooLarge());
    events("[{\"id\":\"" + "x".repeat(10_000_001) + "\"}]").andExpect(status().isPayloadTooLarge());
  }

  @Test
  void customersComeInAsBodyOrFileAndTheSecondTimeChangesNothing() throws Exception {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    String csv =
        """
        customer_number,email,first_name,consent_email,consent_at
        %1$s-1,%1$s-1@example.test,Ada,yes,2026-05-01
        %1$s-2,nonsense,Bob,yes,2026-05-01
        """
            .formatted(mark);

    web.perform(
            post("/api/customers/import")
                .queryParam("consentSource", "shop")
                .queryParam("consentText", "Write to me")
                .contentType(CSV)
                .content(csv))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.lines").value(2))
        .andExpect(jsonPath("$.added").value(1))
        .andExpect(jsonPath("$.refusals[0].line").value(3));
    web.perform(
            multipart("/api/customers/import")
                .file(
                    new MockMultipartFile(
                        "file", "../x.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
                .param("consentSource", "shop")
                .param("consentText", "Write to me"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.added").value(0))
        .andExpect(jsonPath("$.unchanged").value(1));
    web.perform(post("/api/customers/import").contentType(CSV).content(""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
  }

  @Test
  void aSegmentIsCountedOrRefusedByWordAndColumn() throws Exception {
    mailing.customer();
    segment("{\"expression\":\"email != null\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.matching").isNumber())
        .andExpect(jsonPath("$.mailable").isNumber());
    segment("{\"expression\":\"nonsense_word = 1\"}")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.errors[0].pointer").value("/expression"))
        .andExpect(jsonPath("$.errors[0].word").value("nonsense_word"))
        .andExpect(jsonPath("$.errors[0].column").value(1));
    segment("{}").andExpect(jsonPath("$.errors[0].pointer").value("/expression"));
    segment("{\"expression\":\"email != null\",\"sql\":\"1=1\"}")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors[0].pointer").value("/sql"));
  }

  @Test
  void onePersonIsExportedAndErased() throws Exception {
    var person = mailing.mailed("Mens", clock.instant());

    web.perform(get("/api/customers/{number}/export", person.number()))
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", "no-store"))
        .andExpect(jsonPath("$.customer.number").value(person.number()))
        .andExpect(jsonPath("$.sections.responses").isArray());
    web.perform(delete("/api/customers/{number}", person.number()))
        .andExpect(status().isNoContent());
    web.perform(get("/api/customers/{number}/export", person.number()))
        .andExpect(status().isNotFound())
        .andExpect(content().string(not(containsString(person.number()))));
    web.perform(delete("/api/customers/{number}", person.number()))
        .andExpect(status().isNotFound())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
  }

  @Test
  void campaignsAreListedNewestFirst() throws Exception {
    web.perform(get("/api/campaigns"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[*].code", hasItem(mailing.code())));
    web.perform(get("/api/campaigns?limit=many"))
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(content().string(not(containsString("many"))));
  }

  @Test
  void whatReachesNoEndpointIsAProblemToo() throws Exception {
    problem(web.perform(get("/api/campaigns/C-none/result")), 404);
    problem(web.perform(get("/api/nothing")), 404);
    problem(web.perform(get("/api/events")), 405);
    problem(web.perform(post("/api/events").contentType(MediaType.APPLICATION_XML)), 415);
    problem(web.perform(multipart("/api/customers/import")), 400);
  }

  @Test
  void theApiDescribesItself() throws Exception {
    web.perform(get("/api/openapi"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.info.title").value("Rondo API"))
        .andExpect(jsonPath("$.paths['/api/events'].post.tags[0]").value("Events"))
        .andExpect(jsonPath("$.paths['/api/customers/import'].post").exists())
        .andExpect(jsonPath("$.paths['/c/{token}']").doesNotExist());
  }

  private static void problem(ResultActions answer, int status) throws Exception {
    answer
        .andExpect(status().is(status))
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.status").value(status))
        .andExpect(content().string(not(containsString("Exception"))));
  }

  private ResultActions segment(String body) throws Exception {
    return web.perform(
        post("/api/segments/preview").contentType(MediaType.APPLICATION_JSON).content(body));
  }

  private ResultActions events(String body) throws Exception {
    return web.perform(post("/api/events").contentType(MediaType.APPLICATION_JSON).content(body));
  }
}
