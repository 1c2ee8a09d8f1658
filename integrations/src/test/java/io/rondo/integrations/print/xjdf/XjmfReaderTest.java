package io.rondo.integrations.print.xjdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.rondo.integrations.print.Unreadable;
import io.rondo.workers.fulfilment.OrderState;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XjmfReaderTest {

  private static final String OPEN =
      "<XJMF xmlns=\"http://www.CIP4.org/JDFSchema_2_0\" Version=\"2.1\">"
          + "<Header DeviceID=\"d\" Time=\"2026-11-23T00:33:41.741Z\"/>";

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] sample(String name) throws IOException {
    try (InputStream in = XjmfReaderTest.class.getResourceAsStream("/print/" + name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void theSampleSignalIsUnderstood() throws Exception {
    var status = XjmfReader.read(sample("status.xjmf")).first(Xjmf.JobStatus.class);
    assertThat(status)
        .isEqualTo(
            new Xjmf.JobStatus(
                "C42-B7", null, NodeStatus.IN_PROGRESS, Instant.parse("2026-11-23T00:33:41.741Z")));
  }

  @Test
  void aCommandIsNoAnswer() throws Exception {
    assertThat(XjmfReader.read(sample("submit.xjmf")).messages()).isEmpty();
  }

  @Test
  void theTicketIsNoMessage() {
    assertThatThrownBy(() -> XjmfReader.read(sample("C42-B7.xjdf")))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("no XJMF");
  }

  @Test
  void anAnswerTellsNumberAndReason() {
    String xml =
        OPEN
            + "<ResponseSubmitQueueEntry ReturnCode=\"112\"><Header DeviceID=\"d\" Time=\"x\"/>"
            + "<Notification Class=\"Error\"><Comment>The queue is <![CDATA[full]]>.</Comment>"
            + "</Notification><QueueEntry QueueEntryID=\"qe-9\" Status=\"Waiting\"/>"
            + "</ResponseSubmitQueueEntry></XJMF>";
    assertThat(XjmfReader.read(utf8(xml)).messages())
        .containsExactly(
            new Xjmf.Response(
                "SubmitQueueEntry", 112, "qe-9", NodeStatus.WAITING, "The queue is full."));
  }

  @Test
  void severalMessagesStayInOrder() {
    String xml =
        OPEN
            + "<SignalStatus><Header DeviceID=\"d\" Time=\"2026-11-25T08:00:00+01:00\"/>"
            + "<DeviceInfo Status=\"Idle\"><JobPhase JobID=\"a\" Status=\"Setup\"/>"
            + "<JobPhase JobID=\"b\" Status=\"Completed\"/></DeviceInfo></SignalStatus>"
            + "<SignalSomethingNew><X><Y/></X></SignalSomethingNew>"
            + "<CommandReturnQueueEntry><Header DeviceID=\"d\" Time=\"2026-11-25T08:00:00Z\"/>"
            + "<ReturnQueueEntryParams QueueEntryID=\"qe-1\" URL=\"x.xjdf\"/>"
            + "</CommandReturnQueueEntry></XJMF>";
    assertThat(XjmfReader.read(utf8(xml)).messages())
        .containsExactly(
            new Xjmf.JobStatus("a", null, NodeStatus.SETUP, Instant.parse("2026-11-25T07:00:00Z")),
            new Xjmf.JobStatus(
                "b", null, NodeStatus.COMPLETED, Instant.parse("2026-11-25T07:00:00Z")),
            new Xjmf.Returned("qe-1", Instant.parse("2026-11-25T08:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "Waiting, ACCEPTED",
    "Setup, IN_PRODUCTION",
    "InProgress, IN_PRODUCTION",
    "Cleanup, IN_PRODUCTION",
    "Suspended, ",
    "Stopped, ",
    "Completed, PRODUCED",
    "Aborted, REJECTED"
  })
  void everyStatusMeansAState(String status, OrderState state) {
    assertThat(NodeStatus.of(status).orElseThrow().state().orElse(null)).isEqualTo(state);
  }

  @Test
  void aDocumentTypeIsRefusedBeforeAnythingIsRead() throws Exception {
    AtomicBoolean called = new AtomicBoolean();
    Thread accepting;
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      accepting = new Thread(() -> accept(listener, called));
      accepting.start();
      String web = "http://127.0.0.1:" + listener.getLocalPort() + "/x.dtd";
      for (String prolog :
          new String[] {
            "<!DOCTYPE XJMF SYSTEM \"" + web + "\">",
            "<?xml version=\"1.0\"?><!-- a --><!DOCTYPE XJMF [<!ENTITY x SYSTEM"
                + " \"file:///etc/hostname\">]>",
            "\uFEFF <?pi <!?> <!DOCTYPE XJMF [<!ENTITY % x SYSTEM \"" + web + "\"> %x;]>",
          }) {
        assertRefusedCheaply(utf8(prolog + OPEN + "&x;</XJMF>"));
        assertRefusedCheaply((prolog + OPEN + "&x;</XJMF>").getBytes(StandardCharsets.UTF_16));
      }
    }
    accepting.join();
    assertThat(called).isFalse();
  }

  @Test
  void manyLaughsAreNotHeard() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE XJMF [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 40; i++) {
      laughs.append(
          "<!ENTITY l%d \"&l%d;&l%d;&l%d;&l%d;\">".formatted(i, i - 1, i - 1, i - 1, i - 1));
    }
    assertRefusedCheaply(utf8(laughs + "]>" + OPEN + "<Comment>&l39;</Comment></XJMF>"));
    assertRefusedCheaply(utf8(OPEN + "<Comment>&l39;</Comment></XJMF>"));
  }

  @Test
  void strangeDocumentsAreRefusedCheaply() {
    assertRefusedCheaply(utf8(OPEN + "<a>".repeat(10_000)));
    assertRefusedCheaply(utf8(OPEN + "<a/>".repeat(100_000) + "</XJMF>"));
    assertRefusedCheaply(utf8(OPEN + " ".repeat(SafeXml.MOST_BYTES) + "</XJMF>"));
    assertRefusedCheaply(utf8("<!--".repeat(200_000)));
    assertRefusedCheaply(utf8("<?".repeat(400_000)));
    assertRefusedCheaply(utf8("-".repeat(SafeXml.MOST_BYTES)));
    assertRefusedCheaply(utf8(OPEN + "<Comment>"));
    assertRefusedCheaply(utf8("<html/>"));
    assertRefusedCheaply(new byte[] {(byte) 0xC3, 0x28, '<'});
    assertRefusedCheaply(new byte[0]);
  }

  /** Under 100 ms and 10 MB, as every hostile input. */
  private static void assertRefusedCheaply(byte[] xml) {
    // the first round pays for loading classes
    assertThatThrownBy(() -> XjmfReader.read(xml)).isInstanceOf(Unreadable.class);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long cpu = threads.getCurrentThreadCpuTime();
    try {
      XjmfReader.read(xml);
    } catch (Unreadable e) {
      assertThat(threads.getCurrentThreadCpuTime() - cpu).as("ns").isLessThan(100_000_000);
      assertThat(threads.getCurrentThreadAllocatedBytes() - bytes)
          .as("bytes")
          .isLessThan(10_000_000);
    }
  }

  private static void accept(ServerSocket listener, AtomicBoolean called) {
    try {
      listener.accept().close();
      called.set(true);
    } catch (IOException e) {
      // closed: nobody came
    }
  }
}
