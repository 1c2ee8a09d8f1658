package io.rondo.workers.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.customer.Customers;
import io.rondo.workers.dialogue.CustomerSatisfied;
import io.rondo.workers.dialogue.CustomerUnsatisfied;
import io.rondo.workers.dialogue.Surveys;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.hold.HoldReason;
import io.rondo.workers.hold.Holds;
import io.rondo.workers.response.Actor;
import io.rondo.workers.response.AnswerFailed;
import io.rondo.workers.response.IncomingEvent;
import io.rondo.workers.response.IncomingMessage;
import io.rondo.workers.response.Message;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.OutgoingAnswer;
import io.rondo.workers.response.Reaction;
import io.rondo.workers.response.Reactions;
import io.rondo.workers.response.Response;
import io.rondo.workers.response.Responses;
import io.rondo.workers.response.ThreadKeys;
import io.rondo.workers.response.Told;
import io.rondo.workers.staff.Absences;
import io.rondo.workers.staff.WorkingCalendar;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.FakeDecisions;
import io.rondo.workers.testing.FakeOpenTasks;
import io.rondo.workers.testing.FakePeople;
import io.rondo.workers.testing.MapStep;
import io.rondo.workers.testing.RecordingNotices;
import io.rondo.workers.testing.RecordingProcesses;
import io.rondo.workers.testing.TestClock;
import io.rondo.workers.token.Sha256;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of cases, on every database. It is ten o'clock on Monday, 2 November 2026, in
 * Berlin; Mia is a customer, and Sue and Sam answer.
 */
abstract class CasesContract {

  private static final Reaction COMPLAINT =
      new Reaction("complaint", null, "complaint", "high", true, "Somebody complains.");
  private static final Reaction QUESTION =
      new Reaction("follow_up", null, "product", "normal", true, "Somebody asks something.");
  private static final Reaction HELP =
      new Reaction("template", "thanks", "general", "normal", false, "A clear question.");
  private static final Reaction SOLVED =
      new Reaction("confirmed", null, "general", "normal", false, "All is well.");
  private static final Reaction CHECK_IN =
      new Reaction("check_in", "purchase", null, null, false, "Whoever bought is thanked.");
  private static final Reaction USAGE =
      new Reaction("usage", "usage", null, null, false, "Trouble.");

  @Autowired private FollowUpReactor reactor;
  @Autowired private Answers answers;
  @Autowired private AnswerCustomerRule rule;
  @Autowired private Endings endings;
  @Autowired private Proactive proactive;
  @Autowired private Delays delays;
  @Autowired private Cases cases;
  @Autowired private Acquaintances acquaintances;
  @Autowired private Agents agents;
  @Autowired private ServiceTexts texts;
  @Autowired private Triage triage;
  @Autowired private Surveys surveys;
  @Autowired private Reactions reactions;
  @Autowired private Messages messages;
  @Autowired private Responses responses;
  @Autowired private Holds holds;
  @Autowired private Customers customers;
  @Autowired private Absences absences;
  @Autowired private WorkingCalendar calendar;
  @Autowired private TestAnswerDoor door;
  @Autowired private FakePeople people;
  @Autowired private FakeDecisions decisions;
  @Autowired private FakeOpenTasks tasks;
  @Autowired private RecordingProcesses processes;
  @Autowired private RecordingNotices notices;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private PlatformTransactionManager transactions;

  private long mia;
  private int mails;
  private int before;

  @BeforeEach
  void theService() {
    EmptyTables.in(jdbc);
    clock.reset();
    door.clear();
    notices.clear();
    tasks.clear();
    people.clear().add("sue", "service").add("sam", "service").add("maria", "marketing");
    decisions.clear();
    decisions.table(
        "FollowUpPriority",
        facts ->
            List.of(Map.of("remindHours", 2, "dueHours", 4, "escalateHours", 6, "answerDays", 3)));
    processes.listeners("followup.customerAnswered", 1);
    before = processes.calls().size();
    mia = customer("K-1", "Mia");
    agents.keep("sue", Set.of(Skill.COMPLAINT, Skill.PRODUCT), "adam");
    agents.keep("sam", Set.of(Skill.COMPLAINT), "adam");
  }

  @AfterEach
  void clean() {
    people.clear();
    decisions.clear();
    clock.reset();
  }

  // --- opening

  @Test
  void aComplaintOpensACaseThatSomebodyOwnsAndMarketingKeepsQuiet() {
    String code = open(mail("thread-1", "It is broken!"), COMPLAINT);

    ServiceCase known = find(code);
    assertThat(code).matches("S-2026-\\d{4,}");
    assertThat(known.kind()).isEqualTo("complaint");
    assertThat(known.state()).isEqualTo("open");
    assertThat(known.owner()).isEqualTo("sam");
    assertThat(known.dueAt()).isEqualTo(calendar.plusHours(clock.instant(), 4));
    assertThat(holds.isHeld(mia)).isTrue();
    assertThat(started())
        .singleElement()
        .asString()
        .contains(
            "start ServiceFollowUp " + code, "owner=sam", "caseTitle=Complaint by e-mail, high")
        .doesNotContain("broken");
    assertThat(cases.conversation(known))
        .extracting(Message::text)
        .containsExactly("It is broken!");
  }

  @Test
  void theCaseGoesToWhoeverHasTheSkillAndTheFewestOpenCases() {
    assertThat(owner(COMPLAINT)).isEqualTo("sam");
    assertThat(owner(COMPLAINT)).isEqualTo("sue");
    assertThat(owner(QUESTION)).as("only Sue knows the products").isEqualTo("sue");
    assertThat(owner(COMPLAINT)).as("Sam has one, Sue two").isEqualTo("sam");
  }

  @Test
  void whoeverIsAwayOrHasLeftGetsNoCase() {
    absences.add("sam", "sue", calendar.day(clock.instant()), calendar.day(clock.instant()), "sam");
    assertThat(owner(COMPLAINT)).isEqualTo("sue");
    people.remove("sue").add("sue");
    assertThat(owner(COMPLAINT)).as("offered to the whole service").isNull();
  }

  @Test
  void moreOfTheSameConversationJoinsTheOpenCase() {
    String code = open(mail("thread-1", "Where is it?"), QUESTION);

    perform(mail("thread-1", "I am angry now!"), COMPLAINT);

    ServiceCase known = find(code);
    assertThat(count()).isEqualTo(1);
    assertThat(known.kind()).isEqualTo("complaint");
    assertThat(known.priority()).isEqualTo("high");
    assertThat(what(known)).containsExactly("opened", "assigned", "joined");
    assertThat(holds.of(mia))
        .singleElement()
        .satisfies(hold -> assertThat(hold.caseCode()).isEqualTo(code));
    assertThat(heard("followup.customerAnswered")).isEmpty();
  }

  @Test
  void withoutAThreadTheCustomerIsTheConversation() {
    open(event("ticket", null), QUESTION);
    perform(event("ticket", null), QUESTION);
    perform(mail("thread-9", "Something else"), QUESTION);

    assertThat(count()).isEqualTo(2);
  }

  @Test
  void somebodyWeDoNotKnowHasACaseToo() {
    Response unknown = response("mention", "social", null, null, ThreadKeys.of("at://x"), null);

    String code = open(unknown, QUESTION);

    assertThat(find(code).customerId()).isNull();
    assertThat(jdbc.queryForObject("select count(*) from contact_hold", Long.class)).isZero();
  }

  @Test
  void whoeverIsRecognisedIsLeftInPeaceAndHasTheirWordsBack() {
    String code = open(post("It is broken!"), COMPLAINT);
    assertThat(holds.isHeld(mia)).isFalse();

    acquaintances.bind(code, " K-1 ", "sue");

    ServiceCase known = find(code);
    assertThat(known.customerId()).isEqualTo(mia);
    assertThat(what(known)).containsExactly("opened", "assigned", "bound");
    assertThat(holds.of(mia))
        .singleElement()
        .satisfies(hold -> assertThat(hold.caseCode()).isEqualTo(code))
        .satisfies(hold -> assertThat(hold.reason()).isEqualTo("complaint"));
    assertThat(messages.of(mia)).extracting(Message::text).containsExactly("It is broken!");
    assertThat(
            jdbc.queryForObject(
                "select count(*) from response_event where customer_id = ?", Long.class, mia))
        .isEqualTo(1);
    assertThat(
            jdbc.queryForMap("select account, customer_id, known_by from social_identity").values())
        .containsExactly("brand", mia, "sue");

    acquaintances.bind(code, "K-1", "sam");
    customer("K-2", "Noa");
    notBound(code, "K-2", "It is known already whose case this is. Nothing has changed.");
    assertThat(what(find(code))).as("the same again is once").hasSize(3);
    run(() -> endings.settle(code, "withdrawn", "Test."));
    assertThat(holds.isHeld(mia)).isFalse();
  }

  @Test
  void aNumberThatNobodyHasIsRefused() {
    String code = open(post("It is broken!"), COMPLAINT);

    notBound(code, "K-9", "There is no customer of that number. Nothing has changed.");
    notBound(code, null, "There is no customer of that number. Nothing has changed.");
    customers.erase("K-1", "ada");
    notBound(code, "K-1", "There is no customer of that number. Nothing has changed.");

    assertThat(find(code).customerId()).isNull();
    assertThat(jdbc.queryForObject("select count(*) from social_identity", Long.class)).isZero();
    assertThatThrownBy(() -> acquaintances.bind("S-2026-9999", "K-1", "sue"))
        .isInstanceOf(UnknownCase.class);
  }

  @Test
  void marketingGoesOnForWhoeverIsRecognisedWhereTheRulesHoldNobody() {
    Reaction sale = new Reaction("opportunity", null, "sales", "high", false, "Wants to buy.");
    String code = open(post("How much is it?"), sale);

    acquaintances.bind(code, "K-1", "sue");
    assertThat(holds.isHeld(mia)).isFalse();

    perform(post("It is broken!"), COMPLAINT);
    assertThat(count()).isEqualTo(1);
    assertThat(holds.isHeld(mia)).as("they said more, and complain now").isTrue();
  }

  @Test
  void whoeverReadsNoRowOfTheTableIsLookedAtByAPerson() {
    perform(mail("thread-1", "?"), new Reaction(null, null, null, null, true, null));

    ServiceCase known = find(code());
    assertThat(known.kind()).isEqualTo("other");
    assertThat(known.skill()).isEqualTo("general");
    perform(mail("thread-1", "??"), new Reaction(null, null, null, null, false, null));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void triageKnowsOpenCasesAndHistoryOfManyAtOnce() {
    Response asked = mail("thread-1", "Where is it?");
    open(asked, QUESTION);
    decisions.table(
        "ResponseTriage",
        facts ->
            List.of(
                Map.of(
                    "reaction",
                    "follow_up",
                    "why",
                    "%s %s %s"
                        .formatted(
                            facts.get("openCase"),
                            facts.get("casesLast90Days"),
                            facts.get("confidence")))));
    Response again = mail("thread-1", "Hello?");
    Response other = mail("thread-2", "Else");
    Response bought = event("purchase", null);
    Response unknown = response("sms", "sms", null, null, null, null);

    Map<Long, Reaction> decided = triage.decide(List.of(again, other, bought, unknown));

    assertThat(decided.get(again.id()).why()).isEqualTo("true 1 100");
    assertThat(decided.get(other.id()).why()).isEqualTo("false 1 100");
    assertThat(decided.get(bought.id()).why()).isEqualTo("true 1 100");
    assertThat(decided.get(unknown.id()).why()).isEqualTo("false 0 100");
  }

  @Test
  void anOpenStartsNothingWhateverTheTableSays() {
    decisions.table(
        "ResponseTriage",
        facts ->
            List.of(
                Map.of(
                    "reaction", "complaint",
                    "skill", "complaint",
                    "priority", "high",
                    "hold", true,
                    "why", "Whatever comes is a complaint.")));
    responses.tell(Told.of("link", "open-1", "open").from("email").customer(mia));
    responses.tell(Told.of("link", "open-2", "open").from("email").customer(mia).by(Actor.PROXY));
    responses.tell(Told.of("link", "open-3", "open").from("email").customerNumber("K-1"));
    responses.matchLate();

    assertThat(reactions.handleAll()).isZero();
    assertThat(count()).isZero();
    assertThat(holds.isHeld(mia)).isFalse();
    assertThat(started()).isEmpty();

    responses.tell(Told.of("email", "reply-1", "reply").from("email").customer(mia));
    assertThat(reactions.handleAll()).as("the same table, and somebody who wrote").isEqualTo(1);
    assertThat(count()).isEqualTo(1);
    assertThat(holds.isHeld(mia)).isTrue();
  }

  @Test
  void triageKnowsWhetherAShopTellsOfAComplaintOrAMailWasMarkedAsUnwanted() {
    decisions.table(
        "ResponseTriage",
        facts ->
            List.of(
                "email".equals(facts.get("source"))
                    ? Map.of("reaction", "nothing", "why", "Marked as unwanted.")
                    : Map.of(
                        "reaction", "complaint",
                        "skill", "complaint",
                        "priority", "high",
                        "hold", true,
                        "why", "A shop tells it.")));
    responses.tell(Told.of("email", "complaint:1", "complaint").from("email").customer(mia));
    reactions.handleAll();
    assertThat(count()).isZero();

    responses.receive(
        "api",
        List.of(
            new IncomingEvent(
                "shop-1",
                "complaint",
                "K-1",
                null,
                null,
                null,
                null,
                "shop",
                null,
                null,
                "My jacket came torn and I want my money back")));
    reactions.handleAll();

    ServiceCase known = find(code());
    assertThat(known.kind()).isEqualTo("complaint");
    assertThat(known.customerId()).isEqualTo(mia);
    assertThat(holds.isHeld(mia)).isTrue();
    assertThat(cases.conversation(known))
        .extracting(Message::text)
        .containsExactly("My jacket came torn and I want my money back");
  }

  // --- answering

  @Test
  void theAnswerLeavesInTheThreadAndTheClockStops() {
    String code = open(mail("thread-1", "Where is it?"), QUESTION);
    clock.advance(Duration.ofHours(1));

    assertThat(complete(code, "sue", Map.of("caseDecision", "answer", "answerText", "On its way.")))
        .containsEntry("answerGiven", true);
    assertThat(door.sent).as("it leaves when the process says so").isEmpty();
    Answers.Sent sent = answers.send(code);

    ServiceCase known = find(code);
    assertThat(sent.stands()).isTrue();
    assertThat(sent.quietAt()).isEqualTo(clock.instant().plus(Duration.ofDays(3)));
    assertThat(known.state()).isEqualTo("waiting");
    assertThat(known.firstAnswerAt()).isEqualTo(clock.instant());
    assertThat(door.sent)
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.text()).isEqualTo("On its way.");
              assertThat(answer.subject()).isEqualTo("Re: Help");
              assertThat(answer.inReplyTo()).isEqualTo("<1@mia.test>");
              assertThat(answer.threadKey()).isEqualTo(ThreadKeys.of("thread-1"));
            });
    assertThat(cases.conversation(known))
        .extracting(Message::state)
        .containsExactly("stored", "sent");
  }

  @Test
  void anAnswerSaysOnceThatItIsOneAndTheFirstMailDoesNot() {
    long message =
        messages.receive(
            new IncomingMessage(
                "email",
                "<again@mia.test>",
                null,
                ThreadKeys.of("thread-1"),
                null,
                mia,
                null,
                null,
                "Re: AW: Re: My jacket",
                "And now?",
                "en",
                clock.instant()));
    String asked =
        open(
            response(
                told("reply")
                    .from("email")
                    .customer(mia)
                    .thread(ThreadKeys.of("thread-1"))
                    .message(message)),
            QUESTION);
    complete(asked, "sue", Map.of("caseDecision", "answer", "answerText", "Soon."));
    answers.send(asked);
    String told = open(event("ticket", null), QUESTION);
    complete(told, "sue", Map.of("caseDecision", "answer", "answerText", "Soon."));
    answers.send(told);

    assertThat(door.sent)
        .extracting(OutgoingAnswer::subject)
        .containsExactly("Re: My jacket", "Your message");
  }

  @Test
  void theStepThatRunsTwiceSendsOnce() {
    String code = answered();

    assertThat(answers.send(code).stands()).isTrue();

    assertThat(door.sent).hasSize(1);
  }

  @Test
  void whatTheCustomerSaysWhileTheAnswerLeavesIsAnsweredToo() {
    String code = open(mail("thread-1", "Where is it?"), QUESTION);
    complete(code, "sue", Map.of("caseDecision", "answer", "answerText", "On its way."));
    perform(mail("thread-1", "And the second one?"), QUESTION);

    assertThat(answers.send(code).stands()).isFalse();

    assertThat(find(code).state()).isEqualTo("open");
    assertThat(door.sent).hasSize(1);
  }

  @Test
  void anAnswerThatCannotLeaveComesBackWithItsReason() {
    String code = open(mail("thread-1", "Where is it?"), QUESTION);
    complete(code, "sue", Map.of("caseDecision", "answer", "answerText", "On its way."));
    door.failure = new AnswerFailed("The mailbox does not exist. Call.", false);

    assertThat(answers.send(code).stands()).isFalse();

    ServiceCase known = find(code);
    assertThat(known.state()).isEqualTo("open");
    assertThat(known.firstAnswerAt()).isNull();
    assertThat(cases.events(known).get(cases.events(known).size() - 1))
        .satisfies(
            event -> {
              assertThat(event.what()).isEqualTo("unsent");
              assertThat(event.detail()).isEqualTo("The mailbox does not exist. Call.");
            });
  }

  @Test
  void anAnswerThatMayLeaveLaterIsTriedAgain() {
    String code = open(mail("thread-1", "Where is it?"), QUESTION);
    complete(code, "sue", Map.of("caseDecision", "answer", "answerText", "On its way."));
    door.failure = new AnswerFailed("The server is busy.", true);
    assertThatThrownBy(() -> answers.send(code)).isInstanceOf(AnswerPostponed.class);

    door.failure = null;

    assertThat(answers.send(code).stands()).isTrue();
  }

  @Test
  void aCallIsNotedAndCountsAsAnAnswer() {
    String code = open(event("ticket", null), QUESTION);

    complete(code, "sue", Map.of("caseDecision", "call", "saidText", "It arrives on Friday."));
    assertThat(answers.send(code).stands()).isTrue();

    assertThat(door.sent).isEmpty();
    assertThat(find(code).state()).isEqualTo("waiting");
    assertThat(cases.conversation(find(code)))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.channel()).isEqualTo("call");
              assertThat(message.author()).isEqualTo("sue");
              assertThat(message.state()).isEqualTo("sent");
            });
  }

  @Test
  void whoeverAnswersOwnsTheCase() {
    String code = open(event("ticket", null), new Reaction(null, null, null, null, true, null));
    assertThat(find(code).owner()).isNull();

    complete(code, "sam", Map.of("caseDecision", "answer", "answerText", "Yes."));

    assertThat(find(code).owner()).isEqualTo("sam");
  }

  @Test
  void aPromisedCallBringsTheTaskBackThen() {
    String code = open(mail("thread-1", "Call me"), QUESTION);
    Instant at = clock.instant().plus(Duration.ofDays(1));

    Map<String, Object> left =
        complete(code, "sam", Map.of("caseDecision", "promise", "promisedAt", at.toString()));

    assertThat(left)
        .containsEntry("answerGiven", false)
        .containsEntry("answerNeedless", false)
        .containsEntry("owner", "sam")
        .containsEntry("dueAt", at);
    assertThat(find(code).dueAt()).isEqualTo(at);
    assertThat(find(code).owner()).isEqualTo("sam");
  }

  @Test
  void aCaseIsHandedOverToSomebodyElseWhoCanHelp() {
    String code = open(mail("thread-1", "It is broken!"), QUESTION);

    Map<String, Object> left =
        complete(code, "sue", Map.of("caseDecision", "hand_over", "handOverSkill", "complaint"));

    assertThat(left).containsEntry("owner", "sam").containsEntry("answerGiven", false);
    assertThat(find(code).owner()).isEqualTo("sam");
    assertThat(find(code).skill()).isEqualTo("complaint");
  }

  @Test
  void aCaseThatNeedsNoAnswerIsClosedAndMarketingGoesOn() {
    String code = open(mail("thread-1", "Out of office"), COMPLAINT);

    Map<String, Object> left =
        complete(code, "sue", Map.of("caseDecision", "none", "caseOutcome", "no_answer_needed"));

    assertThat(left).containsEntry("answerNeedless", true);
    assertThat(find(code).outcome()).isEqualTo("no_answer_needed");
    assertThat(find(code).satisfiedBy()).isNull();
    assertThat(holds.isHeld(mia)).isFalse();
  }

  @Test
  void whatIsMissingOrTooLateIsRefusedInWords() {
    String code = open(mail("thread-1", "?"), QUESTION);

    refused(code, Map.of(), "Say what happens with this case.");
    refused(code, Map.of("caseDecision", "answer"), "Write the answer.");
    refused(code, Map.of("caseDecision", "call"), "Note what was said or written.");
    refused(
        code,
        Map.of("caseDecision", "promise", "promisedAt", clock.instant().minusSeconds(1).toString()),
        "Give a time within the next 60 days at which you call.");
    refused(
        code,
        Map.of("caseDecision", "hand_over", "handOverSkill", "magic"),
        "Say what the next one must be able to help with.");
    refused(code, Map.of("caseDecision", "none"), "Say why no answer is needed.");
    run(() -> endings.settle(code, "withdrawn", "Test."));
    refused(
        code,
        Map.of("caseDecision", "answer", "answerText", "Hello"),
        "Case " + code + " is closed meanwhile. Load the list of tasks anew.");
  }

  @Test
  void nobodyWritesWhereNothingLeadsAndNobodyToSomebodyErased() {
    String code = open(response("sms", "sms", null, null, ThreadKeys.of("sms:1"), null), QUESTION);
    refused(
        code,
        Map.of("caseDecision", "answer", "answerText", "Hello"),
        "Nobody can be written to by sms here. Call, and note what was said.");
    String other = open(mail("thread-1", "?"), QUESTION);

    customers.erase("K-1", "adam");

    assertThat(find(other).outcome()).isEqualTo("withdrawn");
    assertThat(heard("followup.caseSettled")).containsExactly("tell followup.caseSettled " + other);
    assertThat(holds.isHeld(mia)).isFalse();
  }

  // --- what comes back

  @Test
  void theCustomerWhoWritesAgainGetsTheCaseBackOnOurDesk() {
    String code = answered();
    clock.advance(Duration.ofHours(5));

    perform(mail("thread-1", "Still not here"), QUESTION);

    ServiceCase known = find(code);
    assertThat(known.state()).isEqualTo("open");
    assertThat(known.waitedSeconds()).isEqualTo(Duration.ofHours(5).toSeconds());
    assertThat(heard("followup.customerAnswered"))
        .containsExactly("tell followup.customerAnswered " + code);
    assertThat(in(() -> answers.again(code))).containsEntry("owner", "sue");
  }

  @Test
  void theOwnerWhoIsAwayMeanwhileIsReplaced() {
    String code = open(mail("thread-1", "It is broken!"), COMPLAINT);
    people.remove("sam");

    assertThat(in(() -> answers.again(code))).containsEntry("owner", "sue");
  }

  @Test
  void theCustomersYesClosesTheCaseAndIsTheStrongerEnd() {
    String code = answered();
    clock.advance(Duration.ofHours(2));

    run(() -> endings.satisfied(code, "confirmed", clock.instant()));

    ServiceCase known = find(code);
    assertThat(known.outcome()).isEqualTo("satisfied");
    assertThat(known.satisfiedBy()).isEqualTo("confirmed");
    assertThat(known.satisfiedAt()).isEqualTo(clock.instant());
    assertThat(known.waitedSeconds()).isEqualTo(7200);
    assertThat(holds.isHeld(mia)).isFalse();
    assertThat(heard("followup.caseSettled")).hasSize(1);
  }

  @Test
  void whoeverWritesThatAllIsWellClosesTheCaseThatWaitsForThem() {
    String code = answered();
    clock.advance(Duration.ofHours(2));

    perform(mail("thread-1", "Thank you, it is solved now."), SOLVED);

    ServiceCase known = find(code);
    assertThat(known.outcome()).isEqualTo("satisfied");
    assertThat(known.satisfiedBy()).isEqualTo("confirmed");
    assertThat(known.waitedSeconds()).isEqualTo(7200);
    assertThat(holds.isHeld(mia)).isFalse();
    assertThat(heard("followup.caseSettled")).hasSize(1);
    assertThat(heard("followup.customerAnswered")).isEmpty();
    assertThat(cases.conversation(known))
        .extracting(Message::text)
        .contains("Thank you, it is solved now.");
    assertThat(started()).hasSize(1);
  }

  @Test
  void aYesBeforeOurAnswerIsReadByAPerson() {
    String code = open(mail("thread-1", "Where is it?"), QUESTION);

    perform(mail("thread-1", "It is solved now."), SOLVED);

    assertThat(find(code).state()).isEqualTo("open");
    assertThat(what(find(code))).containsExactly("opened", "assigned", "joined");
    assertThat(holds.isHeld(mia)).isTrue();
  }

  @Test
  void silenceIsTheWeakerEndAndDatesBackToTheAnswer() {
    String code = answered();
    Instant answeredAt = clock.instant();
    clock.advance(Duration.ofDays(10));

    run(() -> endings.quiet(code));
    run(() -> endings.quiet(code));

    ServiceCase known = find(code);
    assertThat(known.outcome()).isEqualTo("quiet");
    assertThat(known.satisfiedBy()).isEqualTo("quiet");
    assertThat(known.satisfiedAt()).isEqualTo(answeredAt);
    assertThat(what(known)).containsOnlyOnce("closed");
  }

  @Test
  void aMessageOfTheSameConversationOpensAClosedCaseAgain() {
    String code = answered();
    run(() -> endings.quiet(code));

    perform(mail("thread-1", "It broke again"), COMPLAINT);

    ServiceCase known = find(code);
    assertThat(count()).isEqualTo(1);
    assertThat(known.state()).isEqualTo("open");
    assertThat(known.reopened()).isEqualTo(1);
    assertThat(known.satisfiedBy()).isNull();
    assertThat(holds.isHeld(mia)).isTrue();
    assertThat(started()).hasSize(2);
  }

  @Test
  void afterALongTimeItIsANewCase() {
    String code = answered();
    run(() -> endings.quiet(code));
    clock.advance(Duration.ofDays(31));

    perform(mail("thread-1", "Something new"), QUESTION);

    assertThat(count()).isEqualTo(2);
    assertThat(find(code).satisfiedBy()).isEqualTo("quiet");
  }

  @Test
  void aQuietEndCountsOnlyAsLongAsTheCustomerIsNotBackWithTheSame() {
    String code = open(mail("thread-1", "It is broken!"), COMPLAINT);
    run(() -> endings.quiet(code));

    open(mail("thread-2", "The next one is broken too!"), COMPLAINT);

    assertThat(find(code).outcome()).isEqualTo("unsatisfied");
    assertThat(find(code).satisfiedAt()).isNull();
  }

  @Test
  void aProcessThatDoesNotListenYetIsToldAgain() {
    String code = answered();
    processes.listeners("followup.customerAnswered", 0);

    assertThatThrownBy(() -> perform(mail("thread-1", "Hello?"), QUESTION))
        .hasMessageContaining(code)
        .hasMessageContaining("told again");

    assertThat(find(code).state()).as("nothing of it stays").isEqualTo("waiting");
  }

  @Test
  void theAnswerToASurveyIsAboutTheCaseThatItNames() {
    String code = answered();

    perform(response("survey", "web", code, new BigDecimal(1), null, null), COMPLAINT);

    assertThat(count()).isEqualTo(1);
    assertThat(find(code).state()).isEqualTo("open");
  }

  // --- by itself

  @Test
  void kindWordsAreThankedInTheCustomersLanguage() {
    jdbc.update("update customer set language = 'de' where id = ?", mia);

    perform(mail("thread-1", "Ihr seid toll"), HELP);
    answers.send(code());

    assertThat(ours())
        .anySatisfy(
            call -> assertThat(call).startsWith("start by followup.answerPrepared " + code()));
    assertThat(door.sent)
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.text()).startsWith("Hallo Mia,\n").doesNotContain("{{");
              assertThat(answer.language()).isEqualTo("de");
            });
    assertThat(find(code()).state()).isEqualTo("waiting");
  }

  @Test
  void aRuleThatCannotWriteLeavesItToAPerson() {
    perform(response("sms", "sms", null, null, ThreadKeys.of("thread-3"), mia), HELP);

    assertThat(started()).hasSize(1);
    assertThat(find(code()).owner()).isNull();
  }

  @Test
  void aPurchaseIsThankedOnceAndASecondOneStartsNothing() {
    perform(event("purchase", null), CHECK_IN);
    perform(event("purchase", null), CHECK_IN);

    assertThat(count()).isEqualTo(1);
    proactive.thank(code());
    proactive.thank(code());
    assertThat(door.sent)
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("your order"))
        .satisfies(mail -> assertThat(mail.subject()).isEqualTo("Thank you for your order"));
  }

  @Test
  void aCaseOfTheCustomerEndsWhatRondoBeganQuietly() {
    perform(event("purchase", null), CHECK_IN);
    String checkIn = code();

    open(mail("thread-1", "It is broken!"), COMPLAINT);

    assertThat(find(checkIn).outcome()).isEqualTo("withdrawn");
    assertThat(heard("followup.caseSettled"))
        .containsExactly("tell followup.caseSettled " + checkIn);
    proactive.thank(checkIn);
    assertThat(door.sent).isEmpty();
  }

  @Test
  void nothingIsWrittenByItselfToWhoeverIsHeld() {
    perform(event("purchase", null), CHECK_IN);
    String checkIn = code();

    holds.hold(mia, HoldReason.CASE, "S-2020-0001");

    assertThat(find(checkIn).outcome()).isEqualTo("withdrawn");
  }

  @Test
  void theHelpThatIsSentLeadsToTheCustomersOwnPage() {
    perform(response("usage", "web", "login_fails", null, null, mia), USAGE);

    proactive.help(code());

    assertThat(door.sent)
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("/help/").doesNotContain("{{"))
        .satisfies(mail -> assertThat(mail.subject()).isEqualTo("Can we help?"));
  }

  @Test
  void troubleThatDoesNotComeBackIsOver() {
    perform(response("usage", "web", "login_fails", null, null, mia), USAGE);
    String care = code();
    clock.advance(Duration.ofMinutes(1));
    proactive.help(care);
    clock.advance(Duration.ofDays(2));

    assertThat(proactive.hasRecovered(care)).isTrue();
    run(() -> endings.quiet(care));
    assertThat(find(care).outcome()).isEqualTo("quiet");
  }

  @Test
  void troubleThatCameBackAfterTheHelpIsAPersonsCase() {
    perform(response("usage", "web", "login_fails", null, null, mia), USAGE);
    String care = code();
    proactive.help(care);
    clock.advance(Duration.ofDays(1));
    response("usage", "web", "login_fails", null, null, mia);
    assertThat(proactive.hasRecovered(care)).isFalse();

    run(() -> proactive.askAPerson(care));

    assertThat(find(care).outcome()).isEqualTo("handed_over");
    ServiceCase person = find(code());
    assertThat(person.owner()).isEqualTo("sue");
    assertThat(person.detail()).isEqualTo("login_fails");
    assertThat(holds.isHeld(mia)).isTrue();
  }

  @Test
  void whoeverDoesNotAnswerIsAskedOnceWhetherAllIsWell() {
    String code = answered();

    assertThat(proactive.ask(code)).isEqualTo(clock.instant().plus(Duration.ofDays(7)));
    proactive.ask(code);

    assertThat(find(code).state()).isEqualTo("surveyed");
    assertThat(door.sent).hasSize(2);
    assertThat(door.sent.get(1).text()).contains("/survey/");
    assertThat(door.sent.get(1).inReplyTo()).isEqualTo("<1@mia.test>");
    assertThat(door.sent.get(1).subject()).isEqualTo("One question");
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "support", "call", "shop"})
  void whoeverIsAnsweredByMailIsAskedByMailWhereverTheySpokeToUs(String channel) {
    String code = open(response("ticket", channel, null, null, null, mia), QUESTION);
    complete(code, "sue", Map.of("caseDecision", "answer", "answerText", "On its way."));
    answers.send(code);

    assertThat(proactive.ask(code)).isEqualTo(clock.instant().plus(Duration.ofDays(7)));

    assertThat(find(code).state()).isEqualTo("surveyed");
    assertThat(door.sent).hasSize(2);
    assertThat(door.sent.get(1).text()).contains("/survey/");
  }

  @Test
  void whoeverHasNoAddressIsNotAsked() {
    jdbc.update("update customer set email = null, email_hash = null where id = ?", mia);
    String code = open(response("ticket", "call", null, null, null, mia), QUESTION);
    complete(code, "sue", Map.of("caseDecision", "call", "saidText", "On its way."));
    answers.send(code);

    assertThat(proactive.ask(code)).isEqualTo(clock.instant());

    assertThat(door.sent).isEmpty();
    assertThat(find(code).state()).isEqualTo("waiting");
  }

  @Test
  void whoeverWasNotSatisfiedIsAskedAgainAfterTheNextAnswer() {
    String code = answered();
    proactive.ask(code);
    String first = survey();
    surveys.answer(first, 2, null);
    assertThat(find(code).state()).isEqualTo("open");
    assertThat(find(code).reopened()).isEqualTo(1);

    complete(code, "sue", Map.of("caseDecision", "answer", "answerText", "We send another."));
    assertThat(answers.send(code).stands()).isTrue();
    assertThat(proactive.ask(code)).isEqualTo(clock.instant().plus(Duration.ofDays(7)));
    proactive.ask(code);

    assertThat(door.sent).as("two answers and two surveys").hasSize(4);
    assertThat(find(code).state()).isEqualTo("surveyed");
    assertThat(survey()).as("a new question").isNotEqualTo(first);
    surveys.answer(survey(), 5, null);
    assertThat(find(code).outcome()).isEqualTo("satisfied");
    assertThat(find(code).satisfiedBy()).isEqualTo("survey");
    assertThat(heard("followup.caseSettled")).hasSize(1);
  }

  @Test
  void aNoOnThePageOpensTheCaseAgainAndAYesClosesIt() {
    String code = answered();
    proactive.ask(code);

    run(() -> events.publishEvent(new CustomerUnsatisfied(code)));

    assertThat(find(code).state()).isEqualTo("open");
    assertThat(find(code).reopened()).isEqualTo(1);
    run(() -> events.publishEvent(new CustomerSatisfied(code, "survey")));
    assertThat(find(code).satisfiedBy()).isEqualTo("survey");
    assertThat(heard("followup.caseSettled")).hasSize(1);
    run(() -> events.publishEvent(new CustomerUnsatisfied(code)));
    assertThat(find(code).state()).isEqualTo("open");
    assertThat(started()).hasSize(2);
  }

  @Test
  void aNoAfterACheckInEndsItAndTheWordsOpenACaseWithAPerson() {
    perform(event("purchase", null), CHECK_IN);
    String checkIn = code();
    proactive.thank(checkIn);

    run(() -> events.publishEvent(new CustomerUnsatisfied(checkIn)));
    perform(response("survey", "web", checkIn, BigDecimal.ONE, null, mia), COMPLAINT);

    assertThat(find(checkIn).outcome()).isEqualTo("unsatisfied");
    assertThat(find(code()).kind()).isEqualTo("complaint");
  }

  @Test
  void aPurchaseOfThePastStartsNothing() {
    Response old = event("purchase", null);
    clock.advance(Duration.ofDays(8));

    perform(old, CHECK_IN);

    assertThat(count()).isZero();
  }

  // --- delays

  @Test
  void theOwnerIsRemindedAndNobodyWhoHasAnswered() {
    String code = open(mail("thread-1", "?"), QUESTION);

    delays.remind(code);

    assertThat(notices.subjects("sue")).containsExactly(code + " waits for its answer");
    complete(code, "sue", Map.of("caseDecision", "answer", "answerText", "Yes."));
    answers.send(code);
    delays.remind(code);
    assertThat(notices.told()).hasSize(1);
  }

  @Test
  void anOverdueCaseGoesToSomebodyElseAsUrgent() {
    String code = open(mail("thread-1", "It is broken!"), COMPLAINT);
    tasks.open(code, "Activity_AnswerCustomer", "caseCode", code, "sam");

    assertThat(delays.escalate(code)).containsExactly(Map.entry("owner", "sue"));

    assertThat(find(code).owner()).isEqualTo("sue");
    assertThat(find(code).priority()).isEqualTo("urgent");
    assertThat(tasks.assignedTo("sue")).hasSize(1);
    assertThat(notices.subjects("sue")).containsExactly(code + " is overdue");
    assertThat(notices.told().toString()).doesNotContain("Mia").doesNotContain("broken");
  }

  @Test
  void whereNobodyElseCanHelpTheWholeServiceIsTold() {
    String code = open(mail("thread-1", "?"), QUESTION);

    assertThat(delays.escalate(code)).isEmpty();

    assertThat(find(code).owner()).isEqualTo("sue");
    assertThat(notices.subjects("sam")).hasSize(1);
    assertThat(notices.subjects("sue")).hasSize(1);
  }

  // --- what people keep

  @Test
  void aTextNeedsWhatItNeedsAndNothingElse() {
    texts.save("thanks", "de", "Danke", "Danke{{ first_name }}", "maria");
    assertThatThrownBy(() -> texts.save("thanks", "de", "x", "{{ email }}", "maria"))
        .hasMessageContaining("{{ email }}");
    assertThatThrownBy(() -> texts.save("help", "de", "x", "No way", "maria"))
        .hasMessageContaining("{{ link }}");
    assertThatThrownBy(() -> texts.save("thanks", "german", "x", "y", "maria"))
        .hasMessageContaining("two small letters");
    assertThatThrownBy(() -> texts.save("nonsense", "de", "x", "y", "maria"))
        .hasMessage("There is no text nonsense.");
    assertThat(texts.all())
        .filteredOn(text -> text.code().equals("thanks") && text.language().equals("de"))
        .singleElement()
        .satisfies(text -> assertThat(text.updatedBy()).isEqualTo("maria"));
    texts.save(
        "thanks",
        "de",
        "Danke",
        "Hallo {{ first_name }},\n\ndanke für die freundlichen Worte.",
        "maria");
  }

  @Test
  void whatAPersonCanHelpWithIsKeptOnlyForTheService() {
    agents.keep("sue", Set.of(Skill.SALES), "adam");

    assertThat(agents.all())
        .extracting(Agents.Agent::person, Agents.Agent::skills)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("sam", Set.of(Skill.COMPLAINT)),
            org.assertj.core.groups.Tuple.tuple("sue", Set.of(Skill.SALES)));
    assertThatThrownBy(() -> agents.keep("maria", Set.of(Skill.SALES), "adam"))
        .hasMessage("maria is not of the service.");
  }

  // --- what happens here

  private String answered() {
    String code = open(mail("thread-1", "Where is it?"), QUESTION);
    complete(code, "sue", Map.of("caseDecision", "answer", "answerText", "On its way."));
    answers.send(code);
    return code;
  }

  /** The token of the survey in the last mail. */
  private String survey() {
    String text = door.sent.get(door.sent.size() - 1).text();
    return text.replaceFirst("(?s).*/survey/(\\S+).*", "$1");
  }

  private String owner(Reaction reaction) {
    return find(open(mail("thread-" + mails, "?"), reaction)).owner();
  }

  private String open(Response response, Reaction reaction) {
    perform(response, reaction);
    return code();
  }

  private void perform(Response response, Reaction reaction) {
    run(() -> reactor.perform(response, reaction));
  }

  private Map<String, Object> complete(String code, String who, Map<String, Object> form) {
    return in(() -> rule.complete(code, who, new MapStep(code, new HashMap<>(form))));
  }

  private void refused(String code, Map<String, Object> form, String sentence) {
    assertThatThrownBy(() -> complete(code, "sue", form))
        .isInstanceOf(TaskRefused.class)
        .hasMessage(sentence);
  }

  private void run(Runnable work) {
    new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
  }

  private <T> T in(Supplier<T> work) {
    return new TransactionTemplate(transactions).execute(status -> work.get());
  }

  private Response mail(String thread, String text) {
    String ref = "<%d@mia.test>".formatted(++mails);
    long message =
        messages.receive(
            new IncomingMessage(
                "email",
                ref,
                null,
                ThreadKeys.of(thread),
                null,
                mia,
                null,
                null,
                "Help",
                text,
                "en",
                clock.instant()));
    return response(
        told("reply").from("email").customer(mia).thread(ThreadKeys.of(thread)).message(message));
  }

  /** Words below a post, by somebody whom nobody knows. */
  private Response post(String text) {
    String thread = ThreadKeys.of("brand:at://brand/1 did:liv");
    long message =
        messages.receive(
            new IncomingMessage(
                "social",
                "brand:at://liv/" + ++mails,
                "brand:at://brand/1",
                thread,
                Sha256.hex("did:liv"),
                null,
                null,
                null,
                null,
                text,
                "en",
                clock.instant()));
    return response(told("social_reply").from("social").thread(thread).message(message));
  }

  private void notBound(String code, String number, String sentence) {
    assertThatThrownBy(() -> acquaintances.bind(code, number, "sue"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  private Response event(String kind, String detail) {
    return response(kind, "support", detail, null, null, mia);
  }

  private Response response(
      String kind, String channel, String detail, BigDecimal score, String thread, Long customer) {
    return response(
        told(kind).from(channel).detail(detail).score(score).thread(thread).customer(customer));
  }

  private Told told(String kind) {
    return Told.of("test", "event-" + ++mails, kind).at(clock.instant());
  }

  private Response response(Told told) {
    responses.tell(told);
    return jdbc.queryForObject(
        "select id, source, kind, channel, detail, score, thread_key, customer_id, message_id from"
            + " response_event order by id desc limit 1",
        (row, no) ->
            new Response(
                row.getLong("id"),
                row.getString("source"),
                row.getString("kind"),
                row.getString("channel"),
                row.getString("detail"),
                row.getBigDecimal("score"),
                null,
                null,
                null,
                row.getObject("customer_id", Long.class),
                null,
                null,
                row.getObject("message_id", Long.class),
                row.getString("thread_key"),
                null,
                null,
                clock.instant(),
                clock.instant()));
  }

  private long customer(String number, String name) {
    jdbc.update(
        "insert into customer (customer_number, email, email_hash, first_name, language, hash_bits,"
            + " line_hash, created_at, updated_at) values (?, ?, ?, ?, 'en', 1, '0', ?, ?)",
        number,
        number + "@example.test",
        io.rondo.workers.customer.EmailHash.of(number + "@example.test"),
        name,
        java.sql.Timestamp.valueOf("2026-01-01 00:00:00"),
        java.sql.Timestamp.valueOf("2026-01-01 00:00:00"));
    return jdbc.queryForObject(
        "select id from customer where customer_number = ?", Long.class, number);
  }

  private ServiceCase find(String code) {
    return cases.find(code).orElseThrow();
  }

  /** The newest case. */
  private String code() {
    return jdbc.queryForObject(
        "select code from service_case order by id desc limit 1", String.class);
  }

  private long count() {
    return jdbc.queryForObject("select count(*) from service_case", Long.class);
  }

  private List<String> what(ServiceCase known) {
    return cases.events(known).stream().map(CaseEvent::what).toList();
  }

  private List<String> started() {
    return ours().filter(call -> call.startsWith("start ServiceFollowUp")).toList();
  }

  private List<String> heard(String message) {
    return ours().filter(call -> call.startsWith("tell " + message)).toList();
  }

  /** What the engine was told in this test. */
  private java.util.stream.Stream<String> ours() {
    return processes.calls().stream().skip(before);
  }
}
