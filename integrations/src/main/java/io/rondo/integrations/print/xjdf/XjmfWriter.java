package io.rondo.integrations.print.xjdf;

import java.time.Instant;

/** Writes the messages that Rondo sends about a job; the same call makes the same bytes. */
public final class XjmfWriter {

  private XjmfWriter() {}

  /**
   * Asks for a job to be made: CommandSubmitQueueEntry.
   *
   * @param ticket where the ticket lies, relative to the package
   * @param returnUrl where signals about the job are wanted; null for nowhere
   */
  public static byte[] submit(String ticket, String returnUrl, Instant at) {
    XmlWriter xml = begin("CommandSubmitQueueEntry", null, at);
    xml.open("QueueSubmissionParams").with("URL", ticket).with("ReturnJMF", returnUrl).close();
    return xml.close().end();
  }

  /**
   * Asks to stop a job that may already run, or to take it from the queue: CommandModifyQueueEntry
   * with Abort, in place of the AbortQueueEntry and RemoveQueueEntry of JMF 1.
   *
   * @param queueEntryId the vendor's number of the job; null when it told none
   */
  public static byte[] abort(String jobId, String queueEntryId, Instant at) {
    XmlWriter xml = begin("CommandModifyQueueEntry", null, at);
    xml.open("ModifyQueueEntryParams").with("Operation", "Abort");
    xml.open("QueueFilter").with("JobID", jobId).with("QueueEntryIDs", queueEntryId);
    xml.close().close();
    return xml.close().end();
  }

  /** The answer to a signal or command: its return code is 0 for understood. */
  public static byte[] response(String to, int returnCode, Instant at) {
    return begin("Response" + to, returnCode, at).close().end();
  }

  private static XmlWriter begin(String message, Integer returnCode, Instant at) {
    XmlWriter xml = new XmlWriter("XJMF");
    xml.with("Version", XjdfWriter.VERSION);
    XjdfWriter.header(xml, at);
    xml.open(message).with("ReturnCode", returnCode);
    XjdfWriter.header(xml, at);
    return xml;
  }
}
