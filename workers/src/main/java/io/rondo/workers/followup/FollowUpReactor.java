package io.rondo.workers.followup;

import io.rondo.workers.response.Reaction;
import io.rondo.workers.response.Reactor;
import io.rondo.workers.response.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Does what triage says: opens a case, gives the response to an open one, or answers by itself. */
@Component
class FollowUpReactor implements Reactor {

  private static final Pattern CODE = Pattern.compile("S-\\d{4}-\\d{4,}");

  /** A purchase or trouble of the past was dealt with in its time, or not. */
  private static final Duration STALE = Duration.ofDays(7);

  private final Triage triage;
  private final CaseMapper mapper;
  private final Openings openings;
  private final Replies replies;
  private final FollowUpSettings settings;
  private final Clock clock;

  FollowUpReactor(
      Triage triage,
      CaseMapper mapper,
      Openings openings,
      Replies replies,
      FollowUpSettings settings,
      Clock clock) {
    this.triage = triage;
    this.mapper = mapper;
    this.openings = openings;
    this.replies = replies;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Map<Long, Reaction> decide(List<Response> responses) {
    return triage.decide(responses);
  }

  @Override
  public void perform(Response response, Reaction reaction) {
    boolean known = response.customerId() != null;
    switch (reaction.kind() == null ? "follow_up" : reaction.kind()) {
      case "nothing" -> {
        // nobody has to be told
      }
      case "check_in" -> begin(known, response, reaction, "check_in", "CheckIn");
      case "usage" -> begin(known, response, reaction, "usage", "UsageCare");
      case "confirmed" -> confirmed(response, reaction);
      case "thank" -> answer(response, reaction, "praise");
      case "template" -> answer(response, reaction, "question");
      default -> person(response, reaction);
    }
  }

  /** A second purchase while the first is looked after needs no second look. */
  private void begin(
      boolean known, Response response, Reaction reaction, String kind, String process) {
    boolean runs =
        known && mapper.openOf(Openings.proactiveKey(kind, response.customerId())) != null;
    boolean stale = response.occurredAt().isBefore(clock.instant().minus(STALE));
    if (known && !runs && !stale) {
      openings.openProactive(response, reaction, kind, process);
    }
  }

  private void answer(Response response, Reaction reaction, String kind) {
    if (open(response) != null || !replies.canWrite(response, reaction.template())) {
      person(response, reaction);
      return;
    }
    openings.openAnswered(
        response, reaction, kind, code -> replies.write(code, reaction.template()));
  }

  /** A yes counts while we wait for it; what comes before our answer, a person reads. */
  private void confirmed(Response response, Reaction reaction) {
    ServiceCase open = open(response);
    if (open == null || !openings.confirm(open, response, reaction)) {
      person(response, reaction);
    }
  }

  private void person(Response response, Reaction reaction) {
    ServiceCase open = open(response);
    if (open != null) {
      openings.join(open, response, reaction);
      return;
    }
    ServiceCase over = over(response);
    if (over != null) {
      openings.reopen(over, response, reaction);
      return;
    }
    openings.openForAPerson(response, reaction, kind(response, reaction));
  }

  private ServiceCase open(Response response) {
    ServiceCase named = named(response);
    if (named != null) {
      return named.isClosed() || named.isProactive() ? null : named;
    }
    if (response.threadKey() != null) {
      return mapper.openOfThread(response.threadKey());
    }
    return response.customerId() == null
        ? null
        : mapper.openOf(Openings.openKey(null, response.customerId()));
  }

  /** A case of the same conversation that ended a short while ago. */
  private ServiceCase over(Response response) {
    ServiceCase named = named(response);
    if (named != null && !named.isProactive()) {
      return named;
    }
    return response.threadKey() == null
        ? null
        : mapper.closedOfThread(
            response.threadKey(), clock.instant().minus(settings.reopenWithin()));
  }

  /** What a customer says on the page of a case names it. */
  private ServiceCase named(Response response) {
    return response.detail() != null && CODE.matcher(response.detail()).matches()
        ? mapper.byCode(response.detail())
        : null;
  }

  private static String kind(Response response, Reaction reaction) {
    return switch (reaction.kind() == null ? "" : reaction.kind()) {
      case "complaint", "opportunity", "referral" -> reaction.kind();
      default -> "question".equals(response.topic()) ? "question" : "other";
    };
  }
}
