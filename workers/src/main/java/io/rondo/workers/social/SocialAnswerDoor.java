package io.rondo.workers.social;

import io.rondo.workers.response.AnswerDoor;
import io.rondo.workers.response.AnswerFailed;
import io.rondo.workers.response.Message;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.OutgoingAnswer;
import io.rondo.workers.social.RemoteRefs.RemoteRef;
import io.rondo.workers.social.SocialAccount.Posting;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers below what somebody posted, by the account that heard it. */
@Component
class SocialAnswerDoor implements AnswerDoor {

  private static final String ENGLISH = "en";

  private final SocialAccounts accounts;
  private final Messages messages;
  private final Clock clock;

  SocialAnswerDoor(SocialAccounts accounts, Messages messages, Clock clock) {
    this.accounts = accounts;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public String channel() {
    return "social";
  }

  @Override
  public String send(OutgoingAnswer answer) throws AnswerFailed {
    RemoteRef theirs =
        RemoteRefs.read(answer.inReplyTo())
            .orElseThrow(() -> new AnswerFailed("There is no post to answer below.", false));
    SocialAccount account =
        accounts
            .find(theirs.account())
            .orElseThrow(
                () ->
                    new AnswerFailed(
                        "The settings have no account \"%s\" any more: add it, then try again."
                            .formatted(theirs.account()),
                        true));
    List<String> problems = account.limits().problems(answer.text(), List.of());
    if (!problems.isEmpty()) {
      throw new AnswerFailed(problems.get(0), false);
    }
    Posting posting =
        new Posting(
            "answer-" + answer.messageId(),
            answer.text(),
            answer.language() == null ? ENGLISH : answer.language(),
            List.of(),
            writtenAt(answer.messageId()),
            theirs.ref());
    try {
      return RemoteRefs.of(account.name(), account.publish(posting).remoteRef());
    } catch (NetworkRefused refused) {
      throw new AnswerFailed(refused.getMessage(), false);
    } catch (NetworkUnreachable away) {
      throw new AnswerFailed(away.getMessage(), true);
    }
  }

  /** Half of its key: always the same for the same message. */
  private Instant writtenAt(long messageId) {
    return messages
        .find(messageId)
        .map(Message::occurredAt)
        .orElseGet(clock::instant)
        .truncatedTo(ChronoUnit.MILLIS);
  }
}
