package io.rondo.integrations.print.xjdf;

import io.rondo.integrations.print.Unreadable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads what vendors say in XJMF 2: responses, status signals, notifications and returned entries;
 * what it does not know it passes over. Bounded in size, depth and number of elements.
 */
public final class XjmfReader {

  private static final int DEEPEST = 64;
  private static final int MOST_ELEMENTS = 20_000;
  private static final int MOST_MESSAGES = 500;
  private static final int LONGEST_TEXT = 500;

  private final XMLStreamReader xml;
  private final List<Xjmf> messages = new ArrayList<>();
  private int depth;
  private int elements;

  private XjmfReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * The messages of a document.
   *
   * @throws Unreadable when it is no XJMF, or larger, deeper or stranger than any honest one
   */
  public static Xjmf.Document read(byte[] bytes) {
    XjmfReader reader = new XjmfReader(SafeXml.open(bytes));
    try {
      reader.document();
    } catch (XMLStreamException e) {
      throw new Unreadable("It is no well-formed XML.", e);
    }
    return new Xjmf.Document(List.copyOf(reader.messages));
  }

  private void document() throws XMLStreamException {
    if (!next() || !"XJMF".equals(xml.getLocalName())) {
      throw new Unreadable("It is no XJMF: its first element is another.");
    }
    if (!XmlWriter.NAMESPACE.equals(xml.getNamespaceURI())) {
      throw new Unreadable("It is no XJMF 2: its name space is another.");
    }
    while (next()) {
      message(xml.getLocalName());
    }
  }

  private void message(String name) throws XMLStreamException {
    if (messages.size() == MOST_MESSAGES) {
      throw new Unreadable("It has more than " + MOST_MESSAGES + " messages.");
    }
    if (name.startsWith("Response")) {
      response(name.substring("Response".length()));
    } else if (name.equals("SignalStatus")) {
      status();
    } else if (name.equals("SignalNotification")) {
      notification();
    } else if (name.equals("CommandReturnQueueEntry")) {
      returned();
    } else {
      skip();
    }
  }

  private void response(String to) throws XMLStreamException {
    Integer code = number(attribute("ReturnCode"));
    String entry = null;
    NodeStatus status = null;
    String comment = null;
    for (int outer = depth; next() || depth >= outer; ) {
      if (!xml.isStartElement()) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "QueueEntry" -> {
          entry = attribute("QueueEntryID");
          status = NodeStatus.of(attribute("Status")).orElse(status);
        }
        case "Comment" -> comment = text();
        default -> {
          // nothing that matters here
        }
      }
    }
    messages.add(new Xjmf.Response(to, code == null ? 0 : code, entry, status, comment));
  }

  private void status() throws XMLStreamException {
    Instant at = null;
    for (int outer = depth; next() || depth >= outer; ) {
      if (xml.isStartElement() && xml.getLocalName().equals("Header")) {
        at = time(attribute("Time"));
      } else if (xml.isStartElement() && xml.getLocalName().equals("JobPhase")) {
        NodeStatus status =
            NodeStatus.of(attribute("Status"))
                .orElseThrow(() -> new Unreadable("A JobPhase has no Status that XJDF knows."));
        messages.add(new Xjmf.JobStatus(attribute("JobID"), attribute("QueueEntryID"), status, at));
      }
    }
  }

  private void notification() throws XMLStreamException {
    Instant at = null;
    String job = null;
    String severity = null;
    String comment = null;
    for (int outer = depth; next() || depth >= outer; ) {
      if (!xml.isStartElement()) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "Header" -> at = time(attribute("Time"));
        case "Notification" -> {
          job = attribute("JobID");
          severity = attribute("Class");
        }
        case "Comment" -> comment = text();
        default -> {
          // nothing that matters here
        }
      }
    }
    messages.add(new Xjmf.Notice(job, severity, comment, at));
  }

  private void returned() throws XMLStreamException {
    Instant at = null;
    String entry = null;
    for (int outer = depth; next() || depth >= outer; ) {
      if (xml.isStartElement() && xml.getLocalName().equals("Header")) {
        at = time(attribute("Time"));
      } else if (xml.isStartElement() && xml.getLocalName().equals("ReturnQueueEntryParams")) {
        entry = attribute("QueueEntryID");
      }
    }
    messages.add(new Xjmf.Returned(entry, at));
  }

  private void skip() throws XMLStreamException {
    for (int outer = depth; next() || depth >= outer; ) {
      // passed over
    }
  }

  /** The text of this element, cut. */
  private String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    for (int outer = depth; depth >= outer && xml.hasNext(); ) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> entered();
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        default -> {
          // comments
        }
      }
    }
    String whole = text.toString().strip();
    return whole.length() > LONGEST_TEXT ? whole.substring(0, LONGEST_TEXT) : whole;
  }

  /** Goes to the next start or end. @return whether it is a start */
  private boolean next() throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          entered();
          return true;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          return false;
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new Unreadable("The XML has a document type or entities: send it without.");
        default -> {
          // text, comments
        }
      }
    }
    return false;
  }

  private void entered() {
    if (++depth > DEEPEST) {
      throw new Unreadable("Its elements are nested deeper than " + DEEPEST + ".");
    }
    if (++elements > MOST_ELEMENTS) {
      throw new Unreadable("It has more than " + MOST_ELEMENTS + " elements.");
    }
  }

  private String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static Integer number(String text) {
    try {
      return text == null ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new Unreadable("Its ReturnCode is no number.");
    }
  }

  private static Instant time(String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null; // the time of arrival counts instead
    }
  }
}
