package io.rondo.workers.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.testing.TestPartners;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be written down about a partner, said in plain sentences. */
class PartnerRulesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);

  @ParameterizedTest
  @EnumSource(Transport.class)
  void everyWayOfReachingAPartnerCanBeWrittenDown(Transport transport) {
    assertThat(problems(details(transport))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "North", "a b", "-a", "a-", "a_b", "../x", "ä1"})
  void aCodeIsLettersDigitsAndHyphens(String code) {
    assertThat(problems(TestPartners.details(code, PartnerKind.PRINT, Transport.API)))
        .anyMatch(problem -> problem.startsWith("The code is 2 to 40 lower-case letters"));
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    PartnerDetails nothing =
        new PartnerDetails(
            null,
            " ",
            null,
            "",
            null,
            "a\nb",
            "nobody",
            "xx",
            "CET+9",
            0,
            new Partner.Sla(0, 1, 1, -5),
            null,
            null);

    assertThat(problems(nothing))
        .containsExactly(
            "The code is 2 to 40 lower-case letters, digits and hyphens, for example north-print.",
            "Enter the name.",
            "Choose what kind of company the partner is.",
            "The contact’s name is one line of at most 120 characters.",
            "The contact needs an e-mail address such as orders@partner.example.",
            "The language is two letters of ISO 639-1, for example en or de.",
            "The time zone is a name such as Europe/Berlin.",
            "Enter the contract’s version.",
            "Pieces a day: a whole number from 1 to 10,000,000.",
            "The hours until the answer: a whole number from 1 to 1,000.",
            "The hours until the hand-over: a whole number from 1 to 1,000.",
            "Choose how the partner is reached.");
  }

  @Test
  void aContractThatEndedIsNotNewButMayStay() {
    PartnerDetails ended = endsOn(LocalDate.of(2026, 11, 1));

    assertThat(problems(ended))
        .containsExactly(
            "The contract ended on 2026-11-01: enter a day to come, or none while it has no end.");
    assertThat(PartnerRules.problems(ended, kept(ended), TODAY)).isEmpty();
    assertThat(problems(endsOn(TODAY))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{} {}",
        "{\"url\":1}",
        "{}",
        "{\"url\":\"http://partner.example/\"}",
        "{\"url\":\"ftp://partner.example/\"}",
        "{\"url\":\"/orders\"}",
        "{\"url\":\"https://joe:pass@partner.example/\"}",
        "{\"url\":\"https://a.example/\",\"url\":\"https://b.example/\"}"
      })
  void anEndpointNeedsAnAddressThatIsEncrypted(String connection) {
    assertThat(ConnectionRules.problems(Transport.REST, connection)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"url\":\"https://a.example/\",\"password\":\"x\"}",
        "{\"url\":\"https://a.example/\",\"auth\":{\"Api-Key\":\"k\",\"api_key\":\"x\"}}",
        "{\"url\":\"https://a.example/\",\"headers\":[{\"value\":\"Bearer abc\"}]}",
        "{\"url\":\"https://a.example/\",\"note\":\"whsec_abc\"}",
        "{\"url\":\"https://a.example/\",\"key\":\"-----BEGIN OPENSSH PRIVATE KEY-----\"}"
      })
  void noSecretStandsInAConnection(String connection) {
    assertThat(ConnectionRules.problems(Transport.REST, connection))
        .singleElement()
        .asString()
        .startsWith("The connection must not hold secrets: take out “")
        .doesNotContain("abc", "OPENSSH");
  }

  @Test
  void theAddressOfATokenIsNoSecret() {
    assertThat(
            ConnectionRules.problems(
                Transport.REST,
                "{\"url\":\"https://a.example/\",\"token_url\":\"https://a.example/token\"}"))
        .isEmpty();
  }

  @Test
  void anSftpServerIsNamedWithItsKey() {
    assertThat(
            ConnectionRules.problems(
                Transport.SFTP, "{\"port\":70000,\"host_key\":\"no key\",\"folder\":\"../x\"}"))
        .extracting(problem -> problem.replaceAll(".*?“(\\w+)”.*", "$1"))
        .containsExactly("host", "port", "user", "host_key", "folder");
  }

  @Test
  void aPrintServiceSaysHowItTakesAnOrder() {
    assertThat(
            ConnectionRules.problems(
                Transport.PRINT_REST, "{\"base_url\":\"https://print.example/\"}"))
        .singleElement()
        .asString()
        .contains("“mapping”");
  }

  private static List<String> problems(PartnerDetails details) {
    return PartnerRules.problems(details, null, TODAY);
  }

  private static PartnerDetails details(Transport transport) {
    return TestPartners.details("north-print", PartnerKind.PRINT, transport);
  }

  private static PartnerDetails endsOn(LocalDate end) {
    PartnerDetails d = details(Transport.API);
    return new PartnerDetails(
        d.code(),
        d.name(),
        d.kind(),
        d.contractVersion(),
        end,
        d.contactName(),
        d.contactEmail(),
        d.language(),
        d.timeZone(),
        d.capacityPerDay(),
        d.sla(),
        d.transport(),
        d.connection());
  }

  private static Partner kept(PartnerDetails d) {
    return new Partner(
        1,
        d.code(),
        d.name(),
        d.kind(),
        Partner.State.LIVE,
        d.contractVersion(),
        d.contractEndsOn(),
        d.contactName(),
        d.contactEmail(),
        d.language(),
        d.timeZone(),
        d.capacityPerDay(),
        d.sla(),
        d.transport(),
        d.connection(),
        null);
  }
}
