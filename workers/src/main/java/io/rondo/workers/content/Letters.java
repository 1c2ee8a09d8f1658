package io.rondo.workers.content;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What one person gets on paper or hears, out of versions that never change. */
@Service
public class Letters {

  private final Contents contents;

  Letters(Contents contents) {
    this.contents = contents;
  }

  /** What a version is made for. @throws UnknownContent when there is none by that id */
  public ContentKind kind(long versionId) {
    return contents.get(versionId).kind();
  }

  /**
   * One person's letter or postcard: a page that is well-formed XML. Values are printed as text;
   * one that is missing or blank gets its fallback. A QR code is an {@code object} of type {@code
   * image/x-qr} whose data is the link: whoever prints draws it.
   *
   * @param fields by token: number, first_name, last_name, language, address_line1, address_line2,
   *     postal_code, city, country and every attribute
   * @param link the person's own link, which counts the response
   * @throws IllegalArgumentException when the version is not printed
   */
  public String html(long versionId, Map<String, ?> fields, String link) {
    if (!kind(versionId).isPrinted()) {
      throw new IllegalArgumentException("Content version " + versionId + " is not printed.");
    }
    return contents.compile(versionId).render(new HashMap<>(fields), new OneLink(link)).html();
  }

  /**
   * What a caller says to one person, as plain text.
   *
   * @param fields by token, as for {@link #html}
   * @throws IllegalArgumentException when the version is no script
   */
  public String script(long versionId, Map<String, ?> fields) {
    if (kind(versionId) != ContentKind.SCRIPT) {
      throw new IllegalArgumentException("Content version " + versionId + " is no script.");
    }
    return contents.compile(versionId).render(new HashMap<>(fields), new OneLink("")).text();
  }

  /** Paper has one link, no pixel and nothing to click. */
  private record OneLink(String link) implements LinkMaker {

    @Override
    public String click(int linkNo) {
      return link;
    }

    @Override
    public String open() {
      return "";
    }

    @Override
    public String unsubscribe() {
      return "";
    }
  }
}
