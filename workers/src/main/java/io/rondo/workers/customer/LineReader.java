package io.rondo.workers.customer;

import io.rondo.workers.customer.ImportedLine.LineConsent;
import io.rondo.workers.token.Sha256;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Understands the lines of one file by its header and the catalogue of attributes. */
final class LineReader {

  private static final int MAX_NUMBER = 64;
  private static final int MAX_NAME = 80;
  private static final int MAX_LANGUAGE = 8;
  private static final int MAX_SOURCE = 120;
  private static final int MAX_CONSENT_TEXT = 2000;
  private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

  /** What stands in the number of an erased customer. */
  static final String ERASED = "erased-";

  private final CsvHeader header;
  private final ImportOptions options;
  private final Attributes catalogue;
  private final Clock clock;
  private final List<Integer> hashOrder;
  private final String fingerprint;
  private final int number;
  private final int email;
  private final Map<String, Integer> consents = new LinkedHashMap<>();
  private final int consentAt;
  private final int consentSource;
  private final int consentText;
  private final ContactReader contact;
  private final Map<String, Integer> names = new LinkedHashMap<>();
  private final Map<Integer, Attribute> attributes = new LinkedHashMap<>();
  private final List<Integer> undecided;
  private final List<Integer> withoutRoom = new ArrayList<>();
  private final List<String> newAttributes = new ArrayList<>();
  private boolean begun;

  LineReader(
      CsvHeader header,
      ImportOptions options,
      Attributes catalogue,
      PhoneNumbers numbers,
      Clock clock) {
    this.header = header;
    this.options = options;
    this.catalogue = catalogue;
    this.clock = clock;
    this.hashOrder =
        IntStream.range(0, header.size())
            .boxed()
            .sorted(Comparator.comparing(header::name))
            .toList();
    this.contact = new ContactReader(header, numbers);
    this.fingerprint = fingerprint();
    this.number = header.position(CsvHeader.NUMBER);
    this.email = header.position(CsvHeader.EMAIL);
    for (String channel : List.of("email", "letter", "postcard", "call")) {
      if (header.position(CsvHeader.CONSENT + channel) >= 0) {
        consents.put(channel, header.position(CsvHeader.CONSENT + channel));
      }
    }
    this.consentAt = header.position(CsvHeader.CONSENT_AT);
    this.consentSource = header.position(CsvHeader.CONSENT_SOURCE);
    this.consentText = header.position(CsvHeader.CONSENT_TEXT);
    for (String own : List.of(CsvHeader.FIRST_NAME, CsvHeader.LAST_NAME, CsvHeader.LANGUAGE)) {
      if (header.position(own) >= 0) {
        names.put(own, header.position(own));
      }
    }
    this.undecided = new ArrayList<>(header.attributes());
    takeFromCatalogue();
  }

  /**
   * Decides the types of columns that no earlier import knew, by these lines. A column that is
   * empty in all of them stays open.
   *
   * @throws ImportRefused when the slots run out in the first lines; a column that turns out later
   *     to have no room refuses the lines that fill it
   */
  void decideTypes(List<String[]> lines) {
    Map<String, AttributeType> wanted = new LinkedHashMap<>();
    for (int position : undecided) {
      List<String> texts =
          lines.stream()
              .filter(fields -> fields.length == header.size())
              .map(fields -> fields[position].strip())
              .filter(text -> !text.isEmpty())
              .toList();
      if (!texts.isEmpty()) {
        wanted.put(header.name(position), Values.narrowest(texts));
      }
    }
    if (!wanted.isEmpty()) {
      add(wanted);
    }
    begun = true;
  }

  private void add(Map<String, AttributeType> wanted) {
    try {
      catalogue.add(wanted);
      newAttributes.addAll(wanted.keySet());
      takeFromCatalogue();
    } catch (ImportRefused full) {
      if (!begun) {
        throw full;
      }
      List<Integer> late =
          undecided.stream().filter(position -> wanted.containsKey(header.name(position))).toList();
      undecided.removeAll(late);
      withoutRoom.addAll(late);
    }
  }

  /** The columns of table customer that this file fills, in the order of the values. */
  List<String> columns() {
    List<String> columns = new ArrayList<>();
    if (email >= 0) {
      columns.add("email");
      columns.add("email_hash");
    }
    columns.addAll(names.keySet());
    columns.addAll(contact.columns());
    attributes.values().forEach(attribute -> columns.add(attribute.slot()));
    return columns;
  }

  /** A file that was read before Rondo knew phone numbers and addresses is read again. */
  private String fingerprint() {
    String columns = String.join(",", hashOrder.stream().map(header::name).toList());
    return contact.reads() ? "contact:" + columns : columns;
  }

  List<String> newAttributes() {
    return newAttributes;
  }

  ImportedLine read(String[] fields) throws LineRefused {
    if (fields.length != header.size()) {
      throw new LineRefused(
          "The line has %d columns, the header has %d.".formatted(fields.length, header.size()));
    }
    for (int i = 0; i < fields.length; i++) {
      fields[i] = fields[i].strip();
    }
    for (int position : withoutRoom) {
      if (!fields[position].isEmpty()) {
        throw new LineRefused(header.name(position), "there is no room for another attribute");
      }
    }
    String address = address(fields);
    String customer = number(fields, address);
    List<LineConsent> said = consents(fields);
    return new ImportedLine(customer, hash(fields, said), values(fields, address), said);
  }

  private void takeFromCatalogue() {
    Map<String, Attribute> known = new LinkedHashMap<>();
    catalogue.all().forEach(attribute -> known.put(attribute.name(), attribute));
    undecided.removeIf(
        position -> {
          Attribute attribute = known.get(header.name(position));
          if (attribute != null) {
            attributes.put(position, attribute);
          }
          return attribute != null;
        });
  }

  private String address(String[] fields) throws LineRefused {
    if (email < 0 || fields[email].isEmpty()) {
      return null;
    }
    refuseProblem(CsvHeader.EMAIL, fields[email], 254);
    if (!EmailAddress.isValid(fields[email])) {
      throw new LineRefused(CsvHeader.EMAIL, "not an e-mail address");
    }
    return fields[email];
  }

  private String number(String[] fields, String address) throws LineRefused {
    String text = number < 0 ? "" : fields[number];
    if (text.isEmpty() && address == null) {
      throw new LineRefused(CsvHeader.NUMBER, "empty, and there is no e-mail address either");
    }
    String customer = text.isEmpty() ? address.toLowerCase(Locale.ROOT) : text;
    refuseProblem(text.isEmpty() ? CsvHeader.EMAIL : CsvHeader.NUMBER, customer, MAX_NUMBER);
    if (customer.startsWith(ERASED)) {
      throw new LineRefused(CsvHeader.NUMBER, "begins like the number of an erased customer");
    }
    return customer;
  }

  private Object[] values(String[] fields, String address) throws LineRefused {
    List<Object> values = new ArrayList<>(attributes.size() + 5);
    if (email >= 0) {
      values.add(address);
      values.add(EmailHash.of(address));
    }
    for (Map.Entry<String, Integer> own : names.entrySet()) {
      int max = own.getKey().equals(CsvHeader.LANGUAGE) ? MAX_LANGUAGE : MAX_NAME;
      values.add(text(own.getKey(), fields[own.getValue()], max));
    }
    values.addAll(contact.values(fields));
    for (Map.Entry<Integer, Attribute> attribute : attributes.entrySet()) {
      String text = fields[attribute.getKey()];
      values.add(text.isEmpty() ? null : value(attribute, text));
    }
    return values.toArray();
  }

  private Object value(Map.Entry<Integer, Attribute> entry, String text) throws LineRefused {
    Attribute attribute = entry.getValue();
    return switch (attribute.type()) {
      case NUMBER ->
          Values.number(text).orElseThrow(() -> new LineRefused(attribute.name(), "not a number"));
      case DATE ->
          Values.date(text)
              .orElseThrow(() -> new LineRefused(attribute.name(), "not a date like 2026-01-31"));
      case TEXT -> text(attribute.name(), text, Values.MAX_TEXT);
      case BOOLEAN -> yesOrNo(entry, text);
    };
  }

  private BigDecimal yesOrNo(Map.Entry<Integer, Attribute> entry, String text) throws LineRefused {
    Attribute attribute = entry.getValue();
    var yes = Values.yesOrNo(text);
    if (yes.isPresent()) {
      return yes.get() ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    BigDecimal number =
        Values.number(text)
            .orElseThrow(() -> new LineRefused(attribute.name(), "neither yes nor no"));
    catalogue.widenToNumber(attribute.name());
    entry.setValue(new Attribute(attribute.name(), AttributeType.NUMBER, attribute.slot()));
    return number;
  }

  private static String text(String column, String text, int max) throws LineRefused {
    refuseProblem(column, text, max);
    return text.isEmpty() ? null : text;
  }

  private static void refuseProblem(String column, String text, int max) throws LineRefused {
    String problem = Values.problem(text, max);
    if (problem != null) {
      throw new LineRefused(column, problem);
    }
  }

  private List<LineConsent> consents(String[] fields) throws LineRefused {
    List<LineConsent> said = new ArrayList<>(consents.size());
    for (Map.Entry<String, Integer> consent : consents.entrySet()) {
      if (!fields[consent.getValue()].isEmpty()) {
        said.add(consent(fields, consent.getKey(), fields[consent.getValue()]));
      }
    }
    return said;
  }

  private LineConsent consent(String[] fields, String channel, String answer) throws LineRefused {
    boolean granted =
        Values.yesOrNo(answer)
            .orElseThrow(() -> new LineRefused(CsvHeader.CONSENT + channel, "neither yes nor no"));
    Instant decidedAt = decidedAt(fields);
    String source =
        evidence(
            fields, consentSource, CsvHeader.CONSENT_SOURCE, options.consentSource(), MAX_SOURCE);
    String text =
        evidence(
            fields, consentText, CsvHeader.CONSENT_TEXT, options.consentText(), MAX_CONSENT_TEXT);
    if (granted) {
      require(decidedAt, CsvHeader.CONSENT_AT, "when consent was given");
      require(source, CsvHeader.CONSENT_SOURCE, "where consent was given");
      require(text, CsvHeader.CONSENT_TEXT, "the text that was shown");
    }
    return new LineConsent(channel, granted, decidedAt, source == null ? "import" : source, text);
  }

  private Instant decidedAt(String[] fields) throws LineRefused {
    if (consentAt < 0 || fields[consentAt].isEmpty()) {
      return null;
    }
    Instant at =
        Values.instant(fields[consentAt])
            .orElseThrow(
                () -> new LineRefused(CsvHeader.CONSENT_AT, "not a time like 2026-01-31T10:00Z"));
    if (at.isAfter(clock.instant().plus(CLOCK_TOLERANCE))) {
      throw new LineRefused(CsvHeader.CONSENT_AT, "lies in the future");
    }
    return at;
  }

  private String evidence(String[] fields, int position, String column, String otherwise, int max)
      throws LineRefused {
    String text = position < 0 || fields[position].isEmpty() ? otherwise : fields[position];
    if (text != null) {
      String oneLine = position == consentText ? text.replace('\r', ' ').replace('\n', ' ') : text;
      refuseProblem(column, oneLine, max);
    }
    return text;
  }

  private static void require(Object evidence, String column, String what) throws LineRefused {
    if (evidence == null) {
      throw new LineRefused(column, "consent needs evidence, here " + what);
    }
  }

  private String hash(String[] fields, List<LineConsent> said) {
    StringBuilder line = new StringBuilder(fingerprint);
    for (int position : hashOrder) {
      line.append('\u001F').append(fields[position]);
    }
    for (LineConsent one : said) {
      line.append('\u001F').append(one.source()).append('\u001F').append(one.text());
    }
    return Sha256.hex(line.toString(), 8);
  }
}
