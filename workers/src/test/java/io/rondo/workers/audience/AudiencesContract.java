package io.rondo.workers.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rondo.workers.campaign.Assignment;
import io.rondo.workers.campaign.Brief;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Cell;
import io.rondo.workers.campaign.CellChannel;
import io.rondo.workers.consent.SuppressionReason;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.customer.CustomerImports;
import io.rondo.workers.customer.EmailHash;
import io.rondo.workers.customer.ImportOptions;
import io.rondo.workers.customer.PhoneHash;
import io.rondo.workers.engine.StepRefused;
import io.rondo.workers.testing.EmptyTables;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What freezing an audience must do on every database. */
abstract class AudiencesContract {

  private static final String TITLES =
      "number,email,consent_email,consent_at,consent_source,consent_text,treatment,grade\n";
  private static final String YES = "yes,2026-01-01,shop,news please";

  @Autowired private Audiences audiences;
  @Autowired private Campaigns campaigns;
  @Autowired private Segments segments;
  @Autowired private CustomerImports imports;
  @Autowired private Suppressions suppressions;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  @AfterEach
  void forget() {
    EmptyTables.in(jdbc);
  }

  @Test
  void everyoneInTheSegmentHasOneRowWithTheFirstReasonThatHolds() {
    people(
        "1,a@example.test," + YES + ",x,",
        "2,A@Example.test," + YES + ",x,",
        "3,a@example.test,no,,,,x,",
        "4,,,,,,x,",
        "5,s@example.test," + YES + ",x,",
        "6,n@example.test,,,,,x,",
        "7,b@example.test," + YES + ",x,",
        "8,c@example.test," + YES + ",y,");
    suppressions.suppress("email", EmailHash.of("s@example.test"), SuppressionReason.HARD_BOUNCE);
    String code = campaign("treatment = \"x\"", 0, cell(1, "All", 100));

    FreezeOutcome outcome = audiences.freeze(code);

    assertThat(outcome).isEqualTo(new FreezeOutcome(7, 2));
    assertThat(ledger(code))
        .isEqualTo(
            Map.of(
                "1", "planned/null/All",
                "2", "excluded/duplicate_address/null",
                "3", "excluded/no_consent/null",
                "4", "excluded/no_address/null",
                "5", "excluded/suppressed/null",
                "6", "excluded/no_consent/null",
                "7", "planned/null/All"));
    assertThat(campaigns.get(code).status()).isEqualTo(CampaignStatus.APPROVING);
    assertThat(campaigns.get(code).frozenAt()).isNull();
    Frozen frozen = audiences.frozen(code).orElseThrow();
    assertThat(frozen.expression()).isEqualTo("treatment = \"x\"");
    assertThat(frozen.definition()).isEqualTo(audiences.definition(campaigns.get(code)));
    assertThat(frozen.people()).isEqualTo(7);
    assertThat(frozen.planned()).isEqualTo(2);
  }

  @Test
  void aSecondFreezeChangesNothing() {
    crowd(200, i -> "x");
    String code = campaign("number != null", 20, cell(1, "A", 50), cell(2, "B", 50));
    FreezeOutcome first = audiences.freeze(code);
    Map<String, String> before = ledger(code);
    crowd(300, i -> "x");

    assertThat(audiences.freeze(code)).isEqualTo(first);
    assertThat(ledger(code)).isEqualTo(before);
  }

  @Test
  void anotherDefinitionIsFrozenAnew() {
    crowd(20, i -> i < 5 ? "x" : "y");
    String code = campaign("treatment = \"x\"", 0, cell(1, "A", 100));
    assertThat(audiences.freeze(code)).isEqualTo(new FreezeOutcome(5, 5));

    rework(code, "treatment = \"y\"", 0, cell(1, "A", 100));
    assertThat(audiences.frozen(code).orElseThrow().definition())
        .isNotEqualTo(audiences.definition(campaigns.get(code)));
    assertThat(audiences.freeze(code)).isEqualTo(new FreezeOutcome(15, 15));
    assertThat(audiences.frozen(code).orElseThrow().people()).isEqualTo(15);

    rework(code, "treatment = \"y\"", 0, cell(1, "A", 50), cell(2, "B", 50));
    audiences.freeze(code);
    assertThat(sizes(code)).containsOnlyKeys("A", "B");
    assertThat(campaigns.get(code).status()).isEqualTo(CampaignStatus.APPROVING);
  }

  @Test
  void aSegmentThatNowDescribesOthersIsAnotherDefinition() {
    crowd(4, i -> i < 1 ? "x" : "y");
    segments.save("Ours", "treatment = \"x\"", "marketer");
    String code = campaign("Ours", 0, cell(1, "A", 100));
    audiences.freeze(code);
    String definition = audiences.definition(campaigns.get(code));
    assertThat(audiences.frozen(code).orElseThrow().expression()).isEqualTo("treatment = \"x\"");

    segments.save("Ours", "treatment = \"y\"", "designer");

    assertThat(audiences.definition(campaigns.get(code))).isNotEqualTo(definition);
    assertThat(audiences.freeze(code)).isEqualTo(new FreezeOutcome(3, 3));
  }

  @Test
  void theNameAndTheContentOfACampaignDecideAboutNobody() {
    crowd(3, i -> "x");
    String code = campaign("number != null", 10, cell(1, "A", 100));
    String definition = audiences.definition(campaigns.get(code));
    campaigns.pinContent(code, 1, 7);
    assertThat(audiences.definition(campaigns.get(code))).isEqualTo(definition);
    rework(code, "number != null", 11, cell(1, "A", 100));
    assertThat(audiences.definition(campaigns.get(code))).isNotEqualTo(definition);
  }

  @Test
  void whoIsPlannedGetsWhatIsPinnedByNow() {
    crowd(300, i -> "x");
    String code = campaign("number != null", 20, cell(1, "A", 50), cell(2, "B", 50));
    campaigns.pinContent(code, 1, 7);
    campaigns.pinContent(code, 2, 8);
    FreezeOutcome outcome = audiences.freeze(code);
    assertThat(versions(code)).isEqualTo(Map.of("A", 7L, "B", 8L));
    Map<String, String> before = ledger(code);

    campaigns.pinContent(code, 2, 9);
    assertThat(audiences.freeze(code)).isEqualTo(outcome);

    assertThat(versions(code)).isEqualTo(Map.of("A", 7L, "B", 9L));
    assertThat(ledger(code)).isEqualTo(before);
  }

  @Test
  void nothingChangesOnceAMailIsHandedOver() {
    crowd(10, i -> "x");
    String code = campaign("number != null", 0, cell(1, "A", 100));
    campaigns.pinContent(code, 1, 7);
    audiences.freeze(code);
    jdbc.update(
        "update delivery set state = 'claimed' where customer_id in (select id from customer where"
            + " customer_number = 'N-3')");

    campaigns.pinContent(code, 1, 8);
    audiences.freeze(code);
    assertThat(versions(code)).isEqualTo(Map.of("A", 7L));
    rework(code, "treatment = \"x\"", 0, cell(1, "A", 100));
    assertThatThrownBy(() -> audiences.freeze(code))
        .isInstanceOf(StepRefused.class)
        .hasMessageContaining("its audience can no longer change");
    assertThat(ledger(code)).hasSize(10);
  }

  @Test
  void aReleasedAudienceStaysAsItIs() {
    crowd(10, i -> "x");
    segments.save("Ours", "number != null", "marketer");
    String code = campaign("Ours", 0, cell(1, "A", 100));
    FreezeOutcome outcome = audiences.freeze(code);
    campaigns.moveTo(code, CampaignStatus.RELEASED);
    assertThat(audiences.freeze(code)).isEqualTo(outcome);
    assertThat(campaigns.get(code).status()).isEqualTo(CampaignStatus.RELEASED);

    segments.save("Ours", "treatment = \"y\"", "marketer");
    assertThatThrownBy(() -> audiences.freeze(code)).isInstanceOf(StepRefused.class);
    String early = campaign("number != null", 0, cell(1, "A", 100));
    campaigns.moveTo(early, CampaignStatus.RELEASED);
    assertThatThrownBy(() -> audiences.freeze(early)).isInstanceOf(StepRefused.class);
  }

  @Test
  void aFrozenAudienceThatIsNeverReleasedIsAccountedFor() {
    crowd(100, i -> "x");
    String code = campaign("number != null", 20, cell(1, "A", 100));
    FreezeOutcome outcome = audiences.freeze(code);

    campaigns.close(code, "rejected", null, null);

    Map<String, Long> rows =
        ledger(code).values().stream()
            .collect(Collectors.groupingBy(row -> row, Collectors.counting()));
    assertThat(rows)
        .isEqualTo(
            Map.of(
                "excluded/stopped/A",
                outcome.planned(),
                "excluded/hold_out/hold-out",
                100 - outcome.planned()));
    assertThat(audiences.frozen(code).orElseThrow().planned()).isEqualTo(outcome.planned());
  }

  @Test
  void chanceHonoursTheSharesAndIsTheSameForEveryCampaignOfThatCode() {
    crowd(6000, i -> "x");
    String code =
        campaign("number != null", 10, cell(1, "A", 50), cell(2, "B", 30), cell(3, "C", 20));
    audiences.freeze(code);

    Map<String, Long> sizes = sizes(code);
    assertThat(sizes.keySet()).containsExactlyInAnyOrder("hold-out", "A", "B", "C");
    assertThat(sizes.get("hold-out")).isCloseTo(600L, within(120L));
    assertThat(sizes.get("A")).isCloseTo(2700L, within(200L));
    assertThat(sizes.get("B")).isCloseTo(1620L, within(170L));
    assertThat(sizes.get("C")).isCloseTo(1080L, within(150L));

    Map<String, String> before = ledger(code);
    jdbc.update("delete from delivery");
    jdbc.update("delete from audience_freeze");
    audiences.freeze(code);
    assertThat(ledger(code)).isEqualTo(before);
  }

  @Test
  void twoCampaignsHoldOutDifferentPeople() {
    crowd(4000, i -> "x");
    String one = campaign("number != null", 50, cell(1, "A", 100));
    String other = campaign("number != null", 50, cell(1, "A", 100));
    audiences.freeze(one);
    audiences.freeze(other);

    Map<String, String> first = ledger(one);
    Map<String, String> second = ledger(other);
    long same = first.keySet().stream().filter(k -> first.get(k).equals(second.get(k))).count();
    assertThat(same).isCloseTo(2000L, within(250L));
  }

  @Test
  void theHoldOutOfNobodyIsNobody() {
    crowd(500, i -> "x");
    String code = campaign("number != null", 0, cell(1, "A", 100));
    audiences.freeze(code);
    assertThat(sizes(code)).isEqualTo(Map.of("A", 500L));
  }

  @Test
  void anAttributeMayDecideTheCell() {
    crowd(400, i -> List.of("Mens E-Mail", "Womens E-Mail", "No E-Mail", "mens e-mail").get(i % 4));
    String code = byAttribute("treatment", "No E-Mail", "Mens E-Mail", "Womens E-Mail");

    assertThat(audiences.problems(code)).isEmpty();
    assertThat(audiences.freeze(code)).isEqualTo(new FreezeOutcome(400, 200));

    assertThat(sizes(code))
        .isEqualTo(Map.of("Mens E-Mail", 100L, "Womens E-Mail", 100L, "hold-out", 100L));
    assertThat(
            ledger(code).values().stream()
                .collect(Collectors.groupingBy(k -> k, Collectors.counting())))
        .containsEntry("excluded/not_in_any_cell/null", 100L)
        .containsEntry("excluded/hold_out/hold-out", 100L);
  }

  @Test
  void aNumberMayDecideTheCell() {
    people(
        "1,a@example.test," + YES + ",x,2",
        "2,b@example.test," + YES + ",x,3",
        "3,c@example.test," + YES + ",x,");
    String code = byAttribute("grade", "3", "2");
    audiences.freeze(code);
    assertThat(ledger(code))
        .isEqualTo(
            Map.of(
                "1", "planned/null/2",
                "2", "excluded/hold_out/hold-out",
                "3", "excluded/not_in_any_cell/null"));
  }

  @Test
  void whoWasMailedAndWhoRespondedCanBeAskedFor() {
    crowd(4, i -> "x");
    String code = campaign("number != null", 0, cell(1, "A", 100));
    audiences.freeze(code);
    jdbc.update("update delivery set state = 'sent', sent_at = '2026-10-01 00:00:00'");
    long campaignId = campaigns.get(code).id();
    jdbc.update("update campaign set frozen_at = '2026-09-30 00:00:00' where id = ?", campaignId);
    event(code, "N-0", "click", "human", campaignId, "2026-10-02 00:00:00");
    event(code, "N-1", "visit", "human", null, "2026-10-03 00:00:00");
    event(code, "N-2", "click", "suspected_bot", campaignId, "2026-10-02 00:00:00");
    event(code, "N-3", "open", "human", campaignId, "2026-10-02 00:00:00");

    assertThat(found("mailed(\"%s\")", code)).hasSize(4);
    assertThat(found("mailed(\"%s\", 10)", code)).isEmpty();
    assertThat(found("clicked(\"%s\", 90)", code)).containsExactly("N-0");
    assertThat(found("responded(\"%s\", 90)", code)).containsExactly("N-0", "N-1");
    assertThat(found("not responded(\"%s\", 90)", code)).containsExactly("N-2", "N-3");
    assertThat(found("treatment = \"x\" and not responded(\"%s\")", code)).hasSize(2);
    assertThat(found("responded(\"%s\", 5)", code)).isEmpty();
  }

  @Test
  void aBriefWithAnAudienceNobodyUnderstandsIsNotSound() {
    crowd(1, i -> "x");
    String code = campaign("tretment = \"x\"", 0, cell(1, "A", 100));
    assertThat(audiences.problems(code))
        .containsExactly(
            "Audience: \"tretment\" at column 1 is no attribute of customers; the nearest is"
                + " treatment.");
    assertThat(audiences.problems(byAttribute("colour", "x", "y")))
        .containsExactly("Attribute: customers have no attribute colour.");
  }

  private List<String> found(String feel, String code) {
    String other = campaign(feel.formatted(code), 0, cell(1, "A", 100));
    audiences.freeze(other);
    return ledger(other).keySet().stream().sorted().toList();
  }

  private void event(
      String code, String number, String kind, String actor, Long campaignId, String at) {
    jdbc.update(
        "insert into response_event (source, source_event_id, kind, customer_number, customer_id,"
            + " campaign_id, actor, occurred_at, received_at)"
            + " select 'test', ?, ?, customer_number, id, ?, ?, ?, ? from customer"
            + " where customer_number = ?",
        code + number + kind,
        kind,
        campaignId,
        actor,
        at,
        at,
        number);
  }

  private void people(String... lines) {
    String csv = TITLES + String.join("\n", lines) + "\n";
    assertThat(
            imports
                .run(
                    new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                    ImportOptions.none())
                .refusals())
        .isEmpty();
  }

  private void crowd(int size, IntFunction<String> treatment) {
    people(
        IntStream.range(0, size)
            .mapToObj(i -> "N-%d,n%d@example.test,%s,%s,".formatted(i, i, YES, treatment.apply(i)))
            .toArray(String[]::new));
  }

  private static Cell cell(int no, String name, int share) {
    return new Cell(no, name, new BigDecimal(share), "email", "Spring", null);
  }

  private String campaign(String audience, int holdOut, Cell... cells) {
    return recorded(audience, Assignment.CHANCE, null, new BigDecimal(holdOut), null, cells);
  }

  private void rework(String code, String audience, int holdOut, Cell... cells) {
    campaigns.record(
        code,
        "marketer",
        brief(audience, Assignment.CHANCE, null, new BigDecimal(holdOut), null, cells));
  }

  private Map<String, Long> versions(String code) {
    return jdbc
        .query(
            "select distinct d.cell, d.content_version_id from delivery d"
                + " join campaign k on k.id = d.campaign_id"
                + " where k.code = ? and d.content_version_id is not null",
            (row, i) -> Map.entry(row.getString(1), row.getLong(2)),
            code)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private String byAttribute(String attribute, String holdOut, String... names) {
    Cell[] cells =
        IntStream.range(0, names.length)
            .mapToObj(i -> new Cell(i + 1, names[i], null, "email", "Spring", null))
            .toArray(Cell[]::new);
    return recorded(
        "number != null", Assignment.ATTRIBUTE, attribute, BigDecimal.ZERO, holdOut, cells);
  }

  private String recorded(
      String audience,
      Assignment assignment,
      String attribute,
      BigDecimal share,
      String value,
      Cell... cells) {
    String code = campaigns.nextCode();
    campaigns.record(code, "marketer", brief(audience, assignment, attribute, share, value, cells));
    return code;
  }

  private static Brief brief(
      String audience,
      Assignment assignment,
      String attribute,
      BigDecimal share,
      String value,
      Cell... cells) {
    return new Brief(
        "Spring",
        "Sell more",
        "10 percent",
        "We are near",
        audience,
        assignment,
        attribute,
        share,
        value,
        null,
        14,
        100_000,
        0,
        BigDecimal.ONE,
        "EUR",
        false,
        null,
        List.of(cells),
        List.of());
  }

  private Map<String, String> ledger(String code) {
    return jdbc
        .query(
            "select c.customer_number, d.state, d.reason, d.cell from delivery d"
                + " join customer c on c.id = d.customer_id"
                + " join campaign k on k.id = d.campaign_id where k.code = ?",
            (row, i) ->
                Map.entry(
                    row.getString(1),
                    row.getString(2) + "/" + row.getString(3) + "/" + row.getString(4)),
            code)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Map<String, Long> sizes(String code) {
    return jdbc
        .query(
            "select d.cell from delivery d join campaign k on k.id = d.campaign_id"
                + " where k.code = ? and d.cell is not null",
            (row, i) -> row.getString(1),
            code)
        .stream()
        .collect(Collectors.groupingBy(cell -> cell, Collectors.counting()));
  }

  @Test
  void everyoneIsJudgedByTheChannelOfTheirOwnCell() {
    reachable(
        "1,a@example.test,,,yes,,,,mailed",
        "2,,Gata 2,,,yes,,,printed",
        "3,c@example.test,,,yes,yes,,,printed",
        "4,,,+47 22 33 44 55,,,,yes,called",
        "5,,,+47 22 33 44 56,yes,yes,yes,no,called",
        "6,,,+47 22 33 44 55,,,,yes,called",
        "7,,GATA 2.,,,yes,,,printed",
        "8,,,+47 22 33 44 57,,,,yes,called",
        "9,i@example.test,,,yes,,,,other",
        "10,j@example.test,Gata 10,,no,yes,,,mailed",
        "11,k@example.test,Gata 11,+47 22 33 44 58,yes,yes,yes,yes,none",
        "12,l@example.test,Gata 12,+47 22 33 44 59,yes,yes,yes,yes,carded",
        "13,m@example.test,Gata 2,+47 22 33 44 60,yes,yes,yes,yes,carded");
    suppressions.suppress("call", PhoneHash.of("+4722334457"), SuppressionReason.BY_HAND);
    String code =
        recorded(
            "number != null",
            Assignment.ATTRIBUTE,
            "treatment",
            BigDecimal.ZERO,
            "none",
            new Cell(1, "mailed", null, "email", "Spring", null),
            new Cell(2, "printed", null, "letter", "Spring letter", null),
            new Cell(3, "called", null, "call", "Spring script", null),
            new Cell(4, "carded", null, "postcard", "Spring card", null));

    assertThat(audiences.freeze(code)).isEqualTo(new FreezeOutcome(13, 4));

    assertThat(ledgerWithChannels(code))
        .contains(
            Map.entry("1", "email/planned/null/mailed"),
            Map.entry("2", "letter/planned/null/printed"),
            Map.entry("3", "letter/excluded/no_address/null"),
            Map.entry("4", "call/planned/null/called"),
            Map.entry("5", "call/excluded/no_consent/null"),
            Map.entry("6", "call/excluded/duplicate_address/null"),
            Map.entry("7", "letter/excluded/duplicate_address/null"),
            Map.entry("8", "call/excluded/suppressed/null"),
            Map.entry("9", "email/excluded/not_in_any_cell/null"),
            Map.entry("10", "email/excluded/no_consent/null"),
            Map.entry("12", "postcard/planned/null/carded"),
            Map.entry("13", "postcard/excluded/duplicate_address/null"));
    assertThat(ledgerWithChannels(code).get("11")).endsWith("/excluded/hold_out/hold-out");
  }

  @Test
  void theHoldOutOfAChannelIsAsReachableAsThoseWhoAreReachedByIt() {
    reachable(
        IntStream.range(0, 600)
            .mapToObj(
                i ->
                    "%d,p%d@example.test,Gata %d,,%s,%s,,,x"
                        .formatted(i, i, i, i % 3 == 0 ? "no" : "yes", i % 2 == 0 ? "no" : "yes"))
            .toArray(String[]::new));
    String code =
        campaign(
            "number != null",
            40,
            cell(1, "Mailed", 30),
            new Cell(2, "Printed", new BigDecimal(70), "letter", "Spring letter", null));

    audiences.freeze(code);

    List<Map<String, Object>> heldOut =
        jdbc.queryForList(
            "select d.channel, c.customer_number from delivery d"
                + " join customer c on c.id = d.customer_id"
                + " join campaign k on k.id = d.campaign_id"
                + " where k.code = ? and d.reason = 'hold_out'",
            code);
    assertThat(heldOut)
        .allSatisfy(
            row -> {
              int no = Integer.parseInt(row.get("customer_number").toString());
              assertThat(no % (row.get("channel").equals("email") ? 3 : 2)).isNotZero();
            });
    long letters = heldOut.stream().filter(row -> row.get("channel").equals("letter")).count();
    assertThat(letters).isBetween(60L, 110L);
    assertThat(heldOut.size() - letters).isBetween(25L, 75L);
  }

  @Test
  void anotherChannelIsAnotherAudience() {
    crowd(5, i -> "x");
    String code = campaign("number != null", 0, cell(1, "A", 100));
    assertThat(audiences.freeze(code).planned()).isEqualTo(5);
    Cell printed = new Cell(1, "A", new BigDecimal(100), "letter", "Spring", null);

    rework(code, "number != null", 0, printed);

    assertThat(audiences.isFrozenAsDefined(campaigns.get(code))).isFalse();
    assertThat(audiences.freeze(code)).isEqualTo(new FreezeOutcome(5, 0));
  }

  @Test
  void aSegmentTellsWhoCanBeReachedByWhich() {
    reachable(
        "1,a@example.test,Gata 1,,yes,yes,,,x",
        "2,b@example.test,Gata 2,+47 22 33 44 55,yes,no,yes,yes,x",
        "3,c@example.test,,+47 22 33 44 56,no,yes,,yes,y");

    assertThat(segments.reachable("number != null"))
        .isEqualTo(
            Map.of(
                CellChannel.EMAIL, 2L,
                CellChannel.LETTER, 1L,
                CellChannel.POSTCARD, 1L,
                CellChannel.CALL, 2L));
  }

  @Test
  void beforeTheFreezeACellIsExpectedToReachItsShareOfWhoCanBeReached() {
    reachable(
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    "%d,p%d@example.test,Gata %d,,yes,%s,,,x"
                        .formatted(i, i, i, i % 2 == 0 ? "no" : "yes"))
            .toArray(String[]::new));
    String code =
        campaign(
            "number != null",
            40,
            cell(1, "Mailed", 30),
            new Cell(2, "Printed", new BigDecimal(70), "letter", "Spring letter", null));

    assertThat(segments.expected(campaigns.get(code), 1)).isEqualTo(18);
    assertThat(segments.expected(campaigns.get(code), 2)).isEqualTo(21);
    assertThat(segments.expected(campaigns.get(code), 3)).isZero();
  }

  /** Number, e-mail, street, phone, consent to e-mail, letter, postcard, call, and treatment. */
  private void reachable(String... lines) {
    String csv =
        "number,email,address_line1,phone,consent_email,consent_letter,consent_postcard,"
            + "consent_call,treatment,postal_code,city,country,consent_at,consent_source,"
            + "consent_text\n"
            + Arrays.stream(lines)
                .map(line -> line + ",0150,Oslo,NO,2026-01-01,shop,news please\n")
                .collect(Collectors.joining());
    assertThat(
            imports
                .run(
                    new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                    ImportOptions.none())
                .refusals())
        .isEmpty();
  }

  private Map<String, String> ledgerWithChannels(String code) {
    return jdbc
        .query(
            "select c.customer_number, d.channel, d.state, d.reason, d.cell from delivery d"
                + " join customer c on c.id = d.customer_id"
                + " join campaign k on k.id = d.campaign_id where k.code = ?",
            (row, i) ->
                Map.entry(
                    row.getString(1),
                    String.join(
                        "/",
                        row.getString(2),
                        row.getString(3),
                        row.getString(4) + "",
                        row.getString(5) + "")),
            code)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
