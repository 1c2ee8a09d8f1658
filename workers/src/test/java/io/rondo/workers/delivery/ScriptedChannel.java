package io.rondo.workers.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A channel that answers as it is told and remembers what it took. */
class ScriptedChannel implements Channel {

  private final List<Mail> taken = new CopyOnWriteArrayList<>();
  private volatile Function<Mail, Outcome> answer = mail -> Outcome.sent(mail.deliveryId());

  ScriptedChannel answering(Function<Mail, Outcome> answer) {
    this.answer = answer;
    return this;
  }

  /** Everything that was tried, also what was refused. */
  List<Mail> tried() {
    return new ArrayList<>(taken);
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public void send(List<Mail> mails, OutcomeSink sink) {
    for (Mail mail : mails) {
      if (!sink.mayGoOn() || !sink.mayLeave(mail.deliveryId())) {
        sink.record(Outcome.notTried(mail.deliveryId(), Outcome.TOLD_TO_STOP, null));
        continue;
      }
      Outcome outcome = answer.apply(mail);
      if (outcome == null) {
        continue;
      }
      if (outcome.kind() != Outcome.Kind.NOT_TRIED) {
        taken.add(mail);
      }
      sink.record(outcome);
    }
  }
}
