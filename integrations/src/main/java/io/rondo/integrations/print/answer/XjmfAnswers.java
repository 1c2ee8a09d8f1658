package io.rondo.integrations.print.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rondo.integrations.print.Unreadable;
import io.rondo.integrations.print.xjdf.NodeStatus;
import io.rondo.integrations.print.xjdf.Xjmf;
import io.rondo.integrations.print.xjdf.XjmfReader;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.PartnerSignal.Kind;
import java.time.Instant;
import java.util.List;

/** What an XJMF document says, as signals. A job that is only held stays where it is. */
public final class XjmfAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Answers answers;
  private final String order;
  private final boolean only;

  private XjmfAnswers(Answers answers, String order, boolean only) {
    this.answers = answers;
    this.order = order;
    this.only = only;
  }

  /**
   * The signals of a document about one order; none when it says nothing that matters.
   *
   * @throws Unreadable when it is no XJMF, or about another job
   */
  public static List<PartnerSignal> read(
      long partnerId, String way, String order, byte[] bytes, Instant now) {
    Answers answers = new Answers(partnerId, way, now);
    new XjmfAnswers(answers, order, true).read(bytes);
    return answers.all();
  }

  /**
   * @param order what the name of the file says; null when it says nothing
   */
  static void read(Answers answers, String order, byte[] bytes) {
    new XjmfAnswers(answers, order, false).read(bytes);
  }

  private void read(byte[] bytes) {
    for (Xjmf message : XjmfReader.read(bytes).messages()) {
      if (message instanceof Xjmf.JobStatus status) {
        status(job(status.jobId()), status);
      } else if (message instanceof Xjmf.Notice notice && notice.comment() != null) {
        comment(job(notice.jobId()), notice.comment(), notice.at());
      } else if (message instanceof Xjmf.Returned returned) {
        state(job(null), OrderState.PRODUCED, returned.queueEntryId(), null, returned.at());
      } else if (message instanceof Xjmf.Response response
          && response.to().equals("SubmitQueueEntry")) {
        response(job(null), response);
      }
    }
  }

  private void status(String job, Xjmf.JobStatus status) {
    NodeStatus told = status.status();
    if (told.state().isPresent()) {
      String reason = told == NodeStatus.ABORTED ? "The vendor aborted the job." : null;
      state(job, told.state().get(), status.queueEntryId(), reason, status.at());
    } else {
      comment(job, "The vendor holds the job (%s).".formatted(told.text()), status.at());
    }
  }

  private void response(String job, Xjmf.Response response) {
    if (response.returnCode() == 0) {
      state(job, OrderState.ACCEPTED, response.queueEntryId(), null, null);
    } else {
      String why = response.comment() == null ? "" : " " + response.comment();
      state(
          job,
          OrderState.REJECTED,
          response.queueEntryId(),
          ("XJMF return code " + response.returnCode() + "." + why).strip(),
          null);
    }
  }

  private String job(String told) {
    if (told == null && order == null) {
      throw new Unreadable("A message has no JobID.");
    }
    if (only && told != null && !told.equals(order)) {
      throw new Unreadable("A message is about another job than this address is for.");
    }
    return told == null ? order : told;
  }

  private void state(String job, OrderState state, String reference, String reason, Instant at) {
    ObjectNode body = JSON.createObjectNode().put("state", state.text());
    if (reference != null) {
      body.put("reference", cut(reference, 100));
    }
    if (reason != null) {
      body.put("reason", cut(reason, 300));
    }
    answers.add(job, Kind.STATE, body.toString(), at);
  }

  private void comment(String job, String comment, Instant at) {
    ObjectNode body = JSON.createObjectNode().put("comment", comment).put("revision", 0);
    answers.add(job, Kind.COMMENT, body.toString(), at);
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }
}
