package io.rondo.workers.conversation;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Cell;
import io.rondo.workers.consent.Consent;
import io.rondo.workers.consent.Consents;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.conversation.Conversation.CaseLine;
import io.rondo.workers.conversation.Conversation.Entry;
import io.rondo.workers.conversation.Conversation.Kind;
import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.customer.UnknownCustomer;
import io.rondo.workers.dialogue.AnswerFacts;
import io.rondo.workers.dialogue.LifeStages;
import io.rondo.workers.engine.RunningProcesses;
import io.rondo.workers.hold.Hold;
import io.rondo.workers.hold.Holds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One conversation with every customer, whatever the channel, and the answer to "why not me?". */
@Service
public class CustomerConversations {

  private static final int MOST = 1000;

  private final ConversationMapper mapper;
  private final Customers customers;
  private final Campaigns campaigns;
  private final Consents consents;
  private final Suppressions suppressions;
  private final Holds holds;
  private final AnswerFacts facts;
  private final LifeStages stages;
  private final ObjectProvider<RunningProcesses> processes;

  CustomerConversations(
      ConversationMapper mapper,
      Customers customers,
      Campaigns campaigns,
      Consents consents,
      Suppressions suppressions,
      Holds holds,
      AnswerFacts facts,
      LifeStages stages,
      ObjectProvider<RunningProcesses> processes) {
    this.mapper = mapper;
    this.customers = customers;
    this.campaigns = campaigns;
    this.consents = consents;
    this.suppressions = suppressions;
    this.holds = holds;
    this.facts = facts;
    this.stages = stages;
    this.processes = processes;
  }

  /**
   * Everything that passed between this customer and the house.
   *
   * @throws UnknownCustomer when there is none of that number
   */
  @Transactional(readOnly = true)
  public Conversation of(String number) {
    Customer customer = customers.findByNumber(number).orElseThrow(UnknownCustomer::new);
    long id = customer.id();
    List<Consent> said = said(id);
    List<Hold> held = holds.of(id);
    List<ConversationMapper.Touch> touches = mapper.touches(id, MOST);
    List<ConversationMapper.Response> responses = mapper.responses(id, MOST);
    List<ConversationMapper.Message> messages = mapper.messages(id, MOST);
    List<ConversationMapper.CaseStep> steps = mapper.caseSteps(id, MOST);
    List<CaseLine> cases = mapper.cases(id, MOST);
    List<AnswerFacts.Fact> told = facts.of(id);
    Map<String, String> asked =
        told.stream().collect(Collectors.toMap(AnswerFacts.Fact::question, AnswerFacts.Fact::text));
    String holding = holdingCase(held);
    List<Entry> entries = new ArrayList<>();
    touches.forEach(touch -> entries.add(entry(touch, said, holding)));
    responses.forEach(response -> entries.add(entry(response, asked)));
    messages.forEach(message -> entries.add(entry(message)));
    steps.forEach(step -> entries.add(entry(step)));
    said.forEach(consent -> entries.add(entry(consent)));
    held.forEach(hold -> entries.addAll(entries(hold)));
    entries.sort(Comparator.comparing(Entry::at));
    boolean complete =
        Stream.of(touches, responses, messages, steps).allMatch(rows -> rows.size() < MOST);
    return new Conversation(
        customer.number(),
        stages.of(id).text(),
        holding != null,
        complete,
        entries,
        told,
        held,
        cases,
        processes.getObject().of(keys(id, cases)));
  }

  /**
   * Why this customer was, or was not, reached by a campaign.
   *
   * @throws UnknownCustomer when there is none of that number
   * @throws io.rondo.workers.campaign.UnknownCampaign when there is none of that code
   */
  @Transactional(readOnly = true)
  public WhyNot why(String number, String campaignCode) {
    Customer customer = customers.findByNumber(number).orElseThrow(UnknownCustomer::new);
    Campaign campaign = campaigns.get(campaignCode);
    ConversationMapper.Touch touch = mapper.touch(customer.id(), campaign.id());
    if (touch == null) {
      return notConsidered(customer, campaign);
    }
    String holding = holdingCase(holds.of(customer.id()));
    return new WhyNot(
        customer.number(),
        campaign.code(),
        campaign.name(),
        touch.state().equals("sent"),
        touch.channel(),
        touch.state(),
        touch.reason(),
        Sentences.why(touch, holding),
        touch.at(),
        then(said(customer.id()), touch.channel(), touch.at()),
        obstacles(customer, Set.of(touch.channel()), holding));
  }

  private WhyNot notConsidered(Customer customer, Campaign campaign) {
    ConversationMapper.Frozen frozen = mapper.frozen(campaign.id());
    String state;
    String sentence;
    if (frozen == null) {
      state = "undecided";
      sentence = "Nobody is chosen yet: that happens when the campaign goes to its approval.";
    } else if (customer.createdAt().isAfter(frozen.frozenAt())) {
      state = "new_customer";
      sentence = "They became a customer after the people of the campaign were chosen.";
    } else {
      state = "not_in_audience";
      sentence = "The rule of the campaign did not choose them: " + frozen.expression();
    }
    Set<String> channels =
        campaign.cells().stream().map(Cell::channel).collect(Collectors.toCollection(TreeSet::new));
    return new WhyNot(
        customer.number(),
        campaign.code(),
        campaign.name(),
        false,
        null,
        state,
        null,
        sentence,
        frozen == null ? null : frozen.frozenAt(),
        null,
        obstacles(customer, channels, holdingCase(holds.of(customer.id()))));
  }

  /** What would keep them from being reached now. */
  private List<String> obstacles(Customer customer, Set<String> channels, String holding) {
    if (customer.erasedAt() != null) {
      return List.of("The person was erased.");
    }
    List<String> now = new ArrayList<>();
    if (holding != null) {
      now.add("Case " + holding + " is open: marketing leaves them in peace until it is closed.");
    }
    List<Consent> current = consents.of(customer.id());
    for (String channel : channels) {
      String name = Sentences.words(channel);
      String hash = Consents.CHANNELS.contains(channel) ? customer.addressHash(channel) : null;
      if (hash == null) {
        now.add("There is no address or number for " + name + ".");
      } else if (suppressions.isSuppressed(channel, hash)) {
        now.add("The address or number for " + name + " must not be used any more.");
      }
      if (current.stream().noneMatch(consent -> consent.granted() && allows(consent, channel))) {
        now.add("There is no consent to marketing by " + name + ".");
      }
    }
    return now;
  }

  private static boolean allows(Consent consent, String channel) {
    return consent.channel().equals(channel) && consent.purpose().equals(Consents.MARKETING);
  }

  /** What holds and what held. */
  private List<Consent> said(long customerId) {
    return Stream.concat(consents.of(customerId).stream(), consents.history(customerId).stream())
        .toList();
  }

  /** The consent for a channel as it was known at a moment; null when none was. */
  private static ConsentThen then(List<Consent> said, String channel, Instant at) {
    return said.stream()
        .filter(consent -> allows(consent, channel))
        .filter(consent -> !consent.recordedAt().isAfter(at))
        .filter(consent -> consent.replacedAt() == null || consent.replacedAt().isAfter(at))
        .max(Comparator.comparing(Consent::decidedAt))
        .map(consent -> new ConsentThen(consent.granted(), consent.decidedAt(), consent.source()))
        .orElse(null);
  }

  /** The case that holds them now; null when none does. */
  private static String holdingCase(List<Hold> held) {
    return held.stream()
        .filter(hold -> hold.releasedAt() == null)
        .map(Hold::caseCode)
        .findFirst()
        .orElse(null);
  }

  private Set<String> keys(long customerId, List<CaseLine> cases) {
    Set<String> keys = new TreeSet<>(mapper.openCampaigns(customerId));
    cases.stream().filter(CaseLine::isOpen).map(CaseLine::code).forEach(keys::add);
    return keys;
  }

  private static Entry entry(
      ConversationMapper.Touch touch, List<Consent> said, String holdingCase) {
    return new Entry(
        touch.at(),
        Kind.TOUCH,
        touch.channel(),
        touch.campaignCode(),
        Sentences.title(touch),
        Sentences.why(touch, holdingCase),
        null,
        touch.state(),
        touch.reason(),
        then(said, touch.channel(), touch.at()),
        touch.state().equals("held") ? holdingCase : null,
        null);
  }

  private static Entry entry(ConversationMapper.Response response, Map<String, String> asked) {
    return new Entry(
        response.occurredAt(),
        Kind.RESPONSE,
        response.channel(),
        response.campaignCode(),
        Sentences.title(response),
        Sentences.follows(response, asked),
        response.text(),
        response.kind(),
        response.topic(),
        null,
        null,
        null);
  }

  private static Entry entry(ConversationMapper.Message message) {
    boolean ours = message.direction().equals("out");
    return new Entry(
        message.occurredAt(),
        ours ? Kind.ANSWER : Kind.MESSAGE,
        message.channel(),
        message.campaignCode(),
        Sentences.title(message),
        Sentences.left(message),
        message.text(),
        message.state(),
        null,
        null,
        null,
        message.author());
  }

  private static Entry entry(ConversationMapper.CaseStep step) {
    return new Entry(
        step.happenedAt(),
        Kind.CASE,
        step.channel(),
        null,
        Sentences.title(step),
        step.detail(),
        null,
        step.what(),
        null,
        null,
        step.caseCode(),
        step.who());
  }

  private static Entry entry(Consent consent) {
    return new Entry(
        consent.decidedAt(),
        Kind.CONSENT,
        consent.channel(),
        null,
        (consent.granted() ? "Said yes to " : "Said no to ")
            + consent.purpose()
            + " by "
            + Sentences.words(consent.channel()),
        "From: " + consent.source(),
        consent.text(),
        consent.granted() ? "granted" : "refused",
        null,
        null,
        null,
        null);
  }

  private static List<Entry> entries(Hold hold) {
    List<Entry> entries = new ArrayList<>();
    entries.add(hold(hold, hold.heldAt(), "Marketing leaves them in peace", "held"));
    if (hold.releasedAt() != null) {
      entries.add(hold(hold, hold.releasedAt(), "Marketing may reach them again", "released"));
    }
    return entries;
  }

  private static Entry hold(Hold hold, Instant at, String title, String state) {
    return new Entry(
        at,
        Kind.HOLD,
        null,
        null,
        title,
        "Because of case " + hold.caseCode() + ".",
        null,
        state,
        hold.reason(),
        null,
        hold.caseCode(),
        null);
  }
}
