package io.rondo.workers.bounce;

import io.rondo.workers.customer.EmailHash;
import io.rondo.workers.delivery.ReturnPaths;
import io.rondo.workers.delivery.Tracked;
import io.rondo.workers.response.Actor;
import io.rondo.workers.response.Gist;
import io.rondo.workers.response.IncomingMessage;
import io.rondo.workers.response.Message;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.Responses;
import io.rondo.workers.response.Subjects;
import io.rondo.workers.response.ThreadKeys;
import io.rondo.workers.response.Told;
import io.rondo.workers.response.Topic;
import io.rondo.workers.response.Words;
import io.rondo.workers.token.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what came by e-mail: stored first, and then acted upon where a person cannot have forged
 * it. Who is meant says the address that a mail was written to, or the mail of ours that it names,
 * each with its MAC; the sender's address proves nothing. The same mail twice changes nothing.
 */
@Service
public class MailIntake {

  private static final String EMAIL = "email";
  private static final Duration LONGEST_WAY = Duration.ofDays(7);

  private final ReturnPaths returnPaths;
  private final AnswerPaths answerPaths;
  private final BounceMapper mapper;
  private final Bounces bounces;
  private final Responses responses;
  private final Messages messages;
  private final Words wordList;
  private final Strangers strangers;
  private final Clock clock;

  MailIntake(
      ReturnPaths returnPaths,
      AnswerPaths answerPaths,
      BounceMapper mapper,
      Bounces bounces,
      Responses responses,
      Messages messages,
      Words wordList,
      Strangers strangers,
      Clock clock) {
    this.returnPaths = returnPaths;
    this.answerPaths = answerPaths;
    this.mapper = mapper;
    this.bounces = bounces;
    this.responses = responses;
    this.messages = messages;
    this.wordList = wordList;
    this.strangers = strangers;
    this.clock = clock;
  }

  /** What a mail was taken for. */
  public enum Taken {
    /** A report about a mail or an answer of ours. */
    REPORT,
    /** Somebody pressed "this is spam". */
    COMPLAINT,
    /** Written by a machine. */
    AUTO_REPLY,
    /** Somebody wants no more mails. */
    UNSUBSCRIBED,
    /** Written by a person. */
    REPLY,
    /** A report or complaint about a mail that it does not prove: nothing follows from it. */
    UNVERIFIED
  }

  /** To whom and to what a mail belongs; null what nobody knows. */
  private record Bound(
      Long customerId, Long campaignId, Long deliveryId, String threadKey, String language) {}

  /** Takes it. */
  @Transactional
  public Taken take(InboundMail mail) {
    Optional<ReturnPaths.Returned> unsubscribed =
        first(mail.recipients(), returnPaths::verify).filter(one -> one.way().equals("unsub"));
    boolean written = mail.kind() == MailKind.REPLY || mail.kind() == MailKind.AUTO_REPLY;
    if (written && unsubscribed.isPresent()) {
      responses.unsubscribed(new Tracked(unsubscribed.get().deliveryId(), 0), "mail");
      return Taken.UNSUBSCRIBED;
    }
    return switch (mail.kind()) {
      case DELIVERY_REPORT -> report(mail);
      case COMPLAINT -> complaint(mail);
      case AUTO_REPLY -> words(mail, "auto_reply", Taken.AUTO_REPLY);
      case REPLY -> words(mail, "reply", Taken.REPLY);
    };
  }

  private Taken report(InboundMail mail) {
    DeliveryReport report = mildest(mail.reports());
    Optional<Long> answer = first(mail.recipients(), answerPaths::returned);
    if (answer.isPresent()) {
      returned(answer.get(), report, mail);
      return Taken.REPORT;
    }
    Optional<ReturnPaths.Returned> touched =
        first(mail.recipients(), returnPaths::verify).filter(one -> one.way().equals("b"));
    if (touched.isEmpty()) {
      return unverified("bounce", mail);
    }
    bounces.report(touched.get().deliveryId(), report, mail.returnedTo(), clock.instant());
    return Taken.REPORT;
  }

  /** An answer of the staff did not arrive: whoever wrote it has to see that. */
  private void returned(long messageId, DeliveryReport report, InboundMail mail) {
    Verdict verdict = BounceTable.judge(report);
    Optional<Message> answer = messages.find(messageId);
    if (answer.isEmpty() || verdict == Verdict.INFORMATION || verdict == Verdict.DELAYED) {
      return;
    }
    Message message = answer.get();
    String detail = Bounces.detail(verdict, report);
    boolean fresh =
        responses.tell(
            Told.of(EMAIL, "bounce:answer:" + messageId + ":" + verdict, "bounce")
                .from(EMAIL)
                .customer(message.customerId())
                .campaign(message.campaignId())
                .delivery(message.deliveryId())
                .message(messageId)
                .thread(message.threadKey())
                .detail(detail)
                .at(clock.instant()));
    if (fresh) {
      messages.cameBack(messageId, "It came back (" + detail + "): " + advice(verdict));
    }
  }

  private static String advice(Verdict verdict) {
    return switch (verdict) {
      case HARD -> "the address does not exist. Answer on another channel.";
      case POLICY -> "the server of the address refuses our mail. Answer on another channel.";
      default -> "the address did not take it this time. Send it again later.";
    };
  }

  private Taken complaint(InboundMail mail) {
    if (mail.complaint().equalsIgnoreCase("not-spam")) {
      return Taken.COMPLAINT; // a mail that was wrongly taken for spam is fine
    }
    Optional<ReturnPaths.Returned> touched =
        first(Stream.ofNullable(mail.returned()).toList(), returnPaths::named)
            .or(() -> first(mail.recipients(), returnPaths::verify));
    if (touched.isEmpty()) {
      return unverified("complaint", mail);
    }
    bounces.complained(touched.get().deliveryId(), clock.instant());
    return Taken.COMPLAINT;
  }

  /** What the person wrote: the subject of an answer is what was written to them. */
  private static String said(String subject, String own) {
    return subject == null || Subjects.isAnswer(subject) ? own : subject + "\n" + own;
  }

  /** Counted, so that somebody who tries can be seen; nothing else. */
  private Taken unverified(String kind, InboundMail mail) {
    responses.tell(
        Told.of(EMAIL, "unverified:" + ref(mail), kind)
            .by(Actor.SUSPECTED_BOT)
            .from(EMAIL)
            .detail("unverified")
            .at(clock.instant()));
    return Taken.UNVERIFIED;
  }

  private Taken words(InboundMail mail, String kind, Taken taken) {
    String ref = ref(mail);
    Bound bound = bound(mail, ref);
    Instant at = writtenAt(mail);
    String own = ReplyText.own(mail.text());
    Gist gist = wordList.read(said(mail.subject(), own), bound.language());
    long messageId =
        messages.receive(
            new IncomingMessage(
                EMAIL,
                ref,
                mail.references().isEmpty() ? null : mail.references().get(0),
                bound.threadKey(),
                EmailHash.of(mail.from()),
                bound.customerId(),
                bound.campaignId(),
                bound.deliveryId(),
                mail.subject(),
                own,
                gist.language(),
                at));
    boolean fresh =
        responses.tell(
            Told.of(EMAIL, kind + ":" + ref, kind)
                .from(EMAIL)
                .customer(bound.customerId())
                .campaign(bound.campaignId())
                .delivery(bound.deliveryId())
                .message(messageId)
                .thread(bound.threadKey())
                .topic(gist.topic())
                .sentiment(gist.sentiment())
                .confidence(gist.confidence())
                .at(at));
    if (fresh && taken == Taken.REPLY && wantsNoMore(bound, gist)) {
      responses.unsubscribed(new Tracked(bound.deliveryId(), 0), "reply");
    }
    if (fresh && bound.customerId() == null && taken == Taken.REPLY) {
      strangers.keep(messageId, mail.from());
    }
    return taken;
  }

  /** Only of the person whose mail it is, as its address proves. */
  private static boolean wantsNoMore(Bound bound, Gist gist) {
    return bound.deliveryId() != null
        && bound.customerId() != null
        && Topic.UNSUBSCRIBE.text().equals(gist.topic());
  }

  private Bound bound(InboundMail mail, String ref) {
    return first(mail.recipients(), answerPaths::replied)
        .or(() -> first(mail.references(), answerPaths::named))
        .flatMap(messages::find)
        .map(MailIntake::of)
        .or(
            () ->
                first(mail.recipients(), returnPaths::verify)
                    .or(() -> first(mail.references(), returnPaths::named))
                    .flatMap(touched -> mapper.touch(touched.deliveryId()))
                    .filter(touch -> !touch.erased())
                    .map(MailIntake::of))
        .or(() -> first(mail.references(), this::known))
        .orElseGet(() -> new Bound(null, null, null, ThreadKeys.of(ref), null));
  }

  private static Bound of(Message message) {
    return new Bound(
        message.customerId(),
        message.campaignId(),
        message.deliveryId(),
        message.threadKey(),
        message.language());
  }

  private static Bound of(Touch touch) {
    return new Bound(
        touch.customerId(),
        touch.campaignId(),
        touch.deliveryId(),
        ThreadKeys.of("delivery." + touch.deliveryId()),
        touch.language());
  }

  /** A conversation that the mail names without proving who writes: it joins it, as a stranger. */
  private Optional<Bound> known(String reference) {
    return messages
        .named(EMAIL, reference)
        .map(message -> new Bound(null, message.campaignId(), null, message.threadKey(), null));
  }

  /** A mail to several recipients is no failure of the address as long as one of them has it. */
  private static DeliveryReport mildest(List<DeliveryReport> reports) {
    return reports.stream()
        .min(Comparator.comparing(report -> severity(BounceTable.judge(report))))
        .orElseThrow(() -> new IllegalArgumentException("A delivery report without a report."));
  }

  private static int severity(Verdict verdict) {
    return switch (verdict) {
      case INFORMATION -> 0;
      case DELAYED -> 1;
      case SOFT -> 2;
      case POLICY -> 3;
      case HARD -> 4;
    };
  }

  /** The mail's own name, or one that is made of all it says. */
  private static String ref(InboundMail mail) {
    return mail.messageId() != null
        ? mail.messageId()
        : "<"
            + Sha256.hex(
                List.of(
                    String.valueOf(mail.from()),
                    String.valueOf(mail.sentAt()),
                    mail.subject(),
                    mail.text()))
            + "@unnamed>";
  }

  /** As the mail says, within what is possible. */
  private Instant writtenAt(InboundMail mail) {
    Instant now = clock.instant();
    Instant said = mail.sentAt();
    return said == null || said.isAfter(now) || said.isBefore(now.minus(LONGEST_WAY)) ? now : said;
  }

  private static <T, R> Optional<R> first(List<T> all, Function<T, Optional<R>> look) {
    return all.stream().map(look).flatMap(Optional::stream).findFirst();
  }
}
