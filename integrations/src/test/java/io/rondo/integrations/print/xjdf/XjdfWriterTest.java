package io.rondo.integrations.print.xjdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.integrations.print.xjdf.JobTicket.Product;
import io.rondo.integrations.print.xjdf.JobTicket.TicketFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;

class XjdfWriterTest {

  private static final Instant AT = Instant.parse("2026-11-23T09:00:00.123Z");

  private static JobTicket ticket(String title, String campaign, Instant required) {
    return ticket(null, title, campaign, required);
  }

  private static JobTicket ticket(String part, String title, String campaign, Instant required) {
    return new JobTicket(
        "po_01JX7",
        part,
        campaign,
        title,
        new Product("Letter A4", "Letter", 595.276, 841.89, 8.504, 2, "Uncoated", 90),
        2500,
        AT,
        required,
        AT.plusSeconds(86_400 * 90),
        new TicketFile("data/addresses.csv", "text/csv", 103, "0".repeat(32), "a".repeat(64), null),
        List.of(
            new TicketFile(
                "art/letters-001.pdf", "application/pdf", 1, "1".repeat(32), "b".repeat(64), 500),
            new TicketFile(
                "art/letters-002.pdf", "application/pdf", 2, "c".repeat(32), "d".repeat(64), 10)));
  }

  @ParameterizedTest
  @EnumSource
  void ticketsAreValidUnderEverySchema(Schema schema) throws Exception {
    schema.validate(XjdfWriter.write(ticket("Spring letter", "C-2026-0042", AT)));
    schema.validate(
        XjdfWriter.write(ticket("A sample <without> \"campaign\" & date\n", null, null)));
    schema.validate(XjdfWriter.write(ticket("s1", "Spring letter", "C-2026-0042", AT)));
  }

  @ParameterizedTest
  @EnumSource
  void messagesAreValidUnderEverySchema(Schema schema) throws Exception {
    schema.validate(
        XjmfWriter.submit("po_01JX7.xjdf", "https://rondo.test/partner/v1/xjmf/a/b", AT));
    schema.validate(XjmfWriter.submit("po_01JX7.xjdf", null, AT));
    schema.validate(XjmfWriter.abort("po_01JX7", "qe-17", AT));
    schema.validate(XjmfWriter.abort("po_01JX7", null, AT));
    schema.validate(XjmfWriter.response("Status", 0, AT));
  }

  @ParameterizedTest
  @EnumSource
  void theSchemasDoRefuse(Schema schema) {
    String broken =
        new String(XjdfWriter.write(ticket("T", null, null)), StandardCharsets.UTF_8)
            .replace("Amount=\"2500\"", "Amount=\"many\"");
    assertThatThrownBy(() -> schema.validate(broken.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SAXException.class);
  }

  @Test
  void theTicketSaysWhatThePrinterNeeds() {
    String xml =
        new String(XjdfWriter.write(ticket("Spring", "C-2026-0042", AT)), StandardCharsets.UTF_8);
    assertThat(xml)
        .contains("JobID=\"po_01JX7\"")
        .contains("<GeneralID IDUsage=\"rondo:idempotencyKey\" IDValue=\"po_01JX7\">")
        .contains("<GeneralID IDUsage=\"rondo:deleteBy\" IDValue=\"2027-02-21T09:00:00Z\">")
        .contains("FinishedDimensions=\"595.276 841.89 0\"")
        .contains("Sides=\"TwoSidedHeadToHead\"")
        .contains("ResourceUsage=\"MailingList\"")
        .contains("CheckSum=\"" + "C".repeat(32) + "\"")
        .contains("UID=\"sha256-" + "d".repeat(64) + "\"");
  }

  @Test
  void aSupplementIsAnotherPartOfTheSameJobUnderAKeyOfItsOwn() {
    String xml =
        new String(
            XjdfWriter.write(ticket("s2", "Spring", "C-2026-0042", AT)), StandardCharsets.UTF_8);
    assertThat(xml)
        .contains("JobID=\"po_01JX7\"")
        .contains("JobPartID=\"s2\"")
        .contains("<GeneralID IDUsage=\"rondo:orderId\" IDValue=\"po_01JX7\">")
        .contains("<GeneralID IDUsage=\"rondo:idempotencyKey\" IDValue=\"po_01JX7-s2\">");
  }

  @Test
  void controlCharactersNeverReachTheXml() {
    String xml =
        new String(
            XjdfWriter.write(ticket("a\u0000b\u001Fc\uFFFEd😀", null, null)),
            StandardCharsets.UTF_8);
    assertThat(xml).contains("DescriptiveName=\"abcd").contains("😀");
  }
}
