package io.rondo.integrations.print.xjdf;

import io.rondo.integrations.print.Unreadable;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Opens XML from outside: at most 1 MB in UTF-8 or UTF-16. A document type is refused before the
 * parser sees a byte, so there are no entities to expand and nothing to fetch.
 */
final class SafeXml {

  static final int MOST_BYTES = 1 << 20;

  private static final Pattern PROLOG_PART =
      Pattern.compile(
          "\\G(?:\\s++|<\\?[^?]*+(?:\\?(?!>)[^?]*+)*+\\?>|<!--[^-]*+(?:-(?!->)[^-]*+)*+-->)");

  private SafeXml() {}

  /**
   * A reader at the start of the document.
   *
   * @throws Unreadable when it is too long, has a document type, or is in another encoding
   */
  static XMLStreamReader open(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new Unreadable("The XML is longer than %,d bytes.".formatted(MOST_BYTES));
    }
    String text = decode(bytes);
    var parts = PROLOG_PART.matcher(text);
    int at = 0;
    while (parts.find()) {
      at = parts.end();
    }
    if (text.startsWith("<!", at)) {
      throw new Unreadable("The XML has a document type (DOCTYPE): send it without.");
    }
    if (!text.startsWith("<", at)) {
      throw new Unreadable("It is no XML.");
    }
    try {
      return factory().createXMLStreamReader(new StringReader(text.substring(at)));
    } catch (XMLStreamException e) {
      throw new Unreadable("It is no well-formed XML.", e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, base, name) -> {
          throw new XMLStreamException("Nothing is fetched.");
        });
    return factory;
  }

  private static String decode(byte[] bytes) {
    Charset charset = StandardCharsets.UTF_8;
    int skip = 0;
    if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
      charset = StandardCharsets.UTF_16BE;
      skip = 2;
    } else if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
      charset = StandardCharsets.UTF_16LE;
      skip = 2;
    } else if (bytes.length >= 3
        && (bytes[0] & 0xFF) == 0xEF
        && (bytes[1] & 0xFF) == 0xBB
        && (bytes[2] & 0xFF) == 0xBF) {
      skip = 3;
    }
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip))
          .toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable("The XML is neither UTF-8 nor UTF-16.", e);
    }
  }
}
