package io.rondo.integrations.print.xjdf;

import java.time.Instant;
import java.util.List;

/** What a vendor said in one XJMF document. */
public sealed interface Xjmf {

  /** All of it, in order. */
  record Document(List<Xjmf> messages) {

    /** The first message of a kind; null when there is none. */
    public <T extends Xjmf> T first(Class<T> kind) {
      return messages.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElse(null);
    }
  }

  /**
   * The answer to a command.
   *
   * @param to the command, for example {@code SubmitQueueEntry}
   * @param returnCode 0 for done
   * @param queueEntryId the vendor's number; null when it says none
   * @param status of the entry; null when it says none
   * @param comment why not; null when it says nothing
   */
  record Response(String to, int returnCode, String queueEntryId, NodeStatus status, String comment)
      implements Xjmf {}

  /**
   * How far a job is.
   *
   * @param jobId null when only the vendor's number is told
   * @param at when the vendor said so; null when it did not say
   */
  record JobStatus(String jobId, String queueEntryId, NodeStatus status, Instant at)
      implements Xjmf {}

  /** Something a person should read. */
  record Notice(String jobId, String severity, String comment, Instant at) implements Xjmf {}

  /** The vendor gives the job back: it is made. */
  record Returned(String queueEntryId, Instant at) implements Xjmf {}
}
