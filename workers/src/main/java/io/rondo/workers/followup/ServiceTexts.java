package io.rondo.workers.followup;

import io.rondo.workers.customer.Customer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What Rondo writes to customers by itself, in their language; marketing keeps the words. */
@Service
public class ServiceTexts {

  /** In this language there is every text. */
  public static final String FALLBACK = "en";

  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_TEXT = 4_000;
  private static final Pattern FIELD = Pattern.compile("\\{\\{\\s*([^}]*?)\\s*}}");
  private static final Set<String> FIELDS = Set.of("first_name", "link");

  private final TextMapper mapper;
  private final Clock clock;

  ServiceTexts(TextMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * A text.
   *
   * @param code what it is for, for example {@code thanks}
   * @param language for example {@code en}
   * @param updatedBy null when it is as it came with Rondo
   */
  public record ServiceText(
      String code,
      String language,
      String subject,
      String text,
      String updatedBy,
      Instant updatedAt) {

    /** Whether it leads to a page. */
    public boolean hasLink() {
      return leads(text);
    }

    /** The words for a customer; {@code null} for somebody without a name. */
    String filled(String firstName, String link) {
      String name = firstName == null || firstName.isBlank() ? "" : " " + firstName.strip();
      return text.replaceAll(" ?\\{\\{\\s*first_name\\s*}}", Matcher.quoteReplacement(name))
          .replaceAll("\\{\\{\\s*link\\s*}}", Matcher.quoteReplacement(link == null ? "" : link));
    }
  }

  /** All, by code and language. */
  public List<ServiceText> all() {
    return mapper.all();
  }

  /** Which texts there are. */
  Set<String> codes() {
    return mapper.codes();
  }

  /** A text in the language of a customer, else in English; empty when there is none. */
  Optional<ServiceText> find(String code, Customer customer) {
    String language = customer.language() == null ? FALLBACK : customer.language();
    return Optional.ofNullable(
            mapper.find(code, language.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "")))
        .or(() -> Optional.ofNullable(mapper.find(code, FALLBACK)));
  }

  /**
   * Saves the words of a text, in a language that it has or a new one.
   *
   * @throws IllegalArgumentException with a sentence for the person who saves it
   */
  @Transactional
  public void save(String code, String language, String subject, String text, String who) {
    check(code, language, subject, text);
    Instant now = clock.instant();
    if (mapper.update(code, language, subject.strip(), text.strip(), who, now) == 0) {
      mapper.insert(code, language, subject.strip(), text.strip(), who, now);
    }
  }

  private static boolean leads(String text) {
    return FIELD.matcher(text).results().anyMatch(field -> field.group(1).equals("link"));
  }

  private void check(String code, String language, String subject, String text) {
    if (!codes().contains(code)) {
      throw new IllegalArgumentException("There is no text " + code + ".");
    }
    if (!language.matches("[a-z]{2}")) {
      throw new IllegalArgumentException("The language is two small letters, for example de.");
    }
    if (subject.isBlank() || subject.length() > LONGEST_SUBJECT || subject.matches("(?s).*\\R.*")) {
      throw new IllegalArgumentException("The subject is one line of 1 to 200 characters.");
    }
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("The text has 1 to 4,000 characters.");
    }
    Matcher field = FIELD.matcher(text);
    while (field.find()) {
      if (!FIELDS.contains(field.group(1))) {
        throw new IllegalArgumentException(
            "There is no field {{ %s }}: use {{ first_name }} or {{ link }}."
                .formatted(field.group(1)));
      }
    }
    ServiceText known = mapper.find(code, FALLBACK);
    if (known != null && known.hasLink() && !leads(text)) {
      throw new IllegalArgumentException("This text needs {{ link }}: it leads to a page.");
    }
  }
}
