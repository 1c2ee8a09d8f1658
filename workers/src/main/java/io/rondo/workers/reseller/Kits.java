package io.rondo.workers.reseller;

import io.rondo.workers.reseller.KitMapper.TemplateRow;
import io.rondo.workers.token.Sha256;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue of campaign kits: what resellers may order, and what of it they may fill. */
@Service
public class Kits {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_HTML = 200_000;
  private static final int MOST_FIELDS = 40;

  private final KitMapper mapper;
  private final Clock clock;

  Kits(KitMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * Keeps a kit as the next version of its name; the same again is the newest version. A retired
   * kit is in the catalogue again.
   *
   * @param name lower-case letters, digits and hyphens
   * @throws KitRefused naming every problem
   */
  @Transactional
  public KitTemplate save(
      String name, String title, String html, List<KitField> fields, String who) {
    refuse(name, title, html, fields);
    String json = KitJson.write(fields);
    String sha256 = Sha256.hex(List.of(title, html, json));
    TemplateRow newest = mapper.newest(name);
    if (newest != null && newest.retiredAt() == null && newest.sha256().equals(sha256)) {
      return kit(newest);
    }
    int version = newest == null ? 1 : newest.version() + 1;
    try {
      mapper.insert(name, version, title, html, json, sha256, who, clock.instant());
    } catch (DuplicateKeyException e) {
      throw new KitRefused("", "Somebody else has just saved this kit: look at it first.");
    }
    return kit(mapper.newest(name));
  }

  /** What may be ordered, by title. */
  @Transactional(readOnly = true)
  public List<KitTemplate> catalogue() {
    return mapper.newestOfAll().stream()
        .filter(row -> row.retiredAt() == null)
        .map(Kits::kit)
        .toList();
  }

  /** The newest version. @throws UnknownKit when there is none, or nobody may order it any more */
  @Transactional(readOnly = true)
  public KitTemplate get(String name) {
    TemplateRow row = mapper.newest(name);
    if (row == null || row.retiredAt() != null) {
      throw new UnknownKit(name);
    }
    return kit(row);
  }

  /** Takes a kit out of the catalogue; what was ordered goes on. */
  @Transactional
  public void retire(String name) {
    get(name);
    mapper.retire(name, clock.instant());
  }

  /** How a kit looks with these values, whatever is missing. */
  public String preview(KitTemplate kit, Map<String, String> values) {
    return KitHtml.render(kit.html(), values);
  }

  static KitTemplate kit(TemplateRow row) {
    return new KitTemplate(
        row.id(),
        row.name(),
        row.version(),
        row.title(),
        row.html(),
        KitJson.fields(row.fields()),
        row.sha256(),
        row.author(),
        row.createdAt(),
        row.retiredAt());
  }

  private static void refuse(String name, String title, String html, List<KitField> fields) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new KitRefused(
          "name", "The name of a kit has lower-case letters, digits and hyphens, at most 60.");
    }
    if (title == null || title.isBlank() || title.length() > LONGEST_TITLE) {
      throw new KitRefused("title", "A kit needs a title of at most 120 characters.");
    }
    if (html == null || html.isBlank() || html.length() > LONGEST_HTML) {
      throw new KitRefused("html", "A kit has between 1 and 200,000 characters of HTML.");
    }
    if (fields.size() > MOST_FIELDS) {
      throw new KitRefused("fields", "A kit has at most 40 fields.");
    }
    List<String> problems = KitHtml.problems(html, fields);
    if (!problems.isEmpty()) {
      throw new KitRefused(
          IntStream.range(0, problems.size())
              .boxed()
              .collect(Collectors.toMap(i -> "html" + (i + 1), problems::get)));
    }
  }
}
