package io.rondo.workers.followup;

import io.rondo.workers.response.AnswerDoor;
import io.rondo.workers.response.AnswerFailed;
import io.rondo.workers.response.OutgoingAnswer;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** E-mail that remembers what left. */
@Component
class TestAnswerDoor implements AnswerDoor {

  final List<OutgoingAnswer> sent = new ArrayList<>();
  AnswerFailed failure;

  @Override
  public String channel() {
    return "email";
  }

  @Override
  public String send(OutgoingAnswer answer) throws AnswerFailed {
    if (failure != null) {
      throw failure;
    }
    sent.add(answer);
    return "<answer-" + answer.messageId() + "@rondo.test>";
  }

  void clear() {
    sent.clear();
    failure = null;
  }
}
