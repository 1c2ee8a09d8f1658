package io.rondo.integrations.print.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.rondo.integrations.print.Unreadable;
import io.rondo.workers.fulfilment.PartnerSignal.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * CSV with a header: {@code recipient_id,status,reason} says who was accepted or rejected, {@code
 * recipient_id,code,date} what came back, {@code state[,at,reference,reason]} how far it is; each
 * with a column {@code order} where the file's name does not tell.
 */
final class CsvAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_RECIPIENTS = 1_000_000;

  private final Answers answers;
  private final String orderOfName;
  private final Map<String, Lines> orders = new LinkedHashMap<>();

  private CsvAnswers(Answers answers, String orderOfName) {
    this.answers = answers;
    this.orderOfName = orderOfName;
  }

  /** What a file says of one order. */
  private static final class Lines {
    final BitSet accepted = new BitSet();
    final Map<Integer, String> rejected = new LinkedHashMap<>();
    final Map<Integer, String[]> returned = new LinkedHashMap<>();
  }

  static void read(Answers answers, String orderOfName, byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable("It is not UTF-8.", e);
    }
    CsvAnswers csv = new CsvAnswers(answers, orderOfName);
    String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().maxBufferSize(1 << 20).ofNamedCsvRecord(clean)) {
      reader.forEach(csv::line);
    } catch (CsvParseException | java.io.IOException e) {
      throw new Unreadable("It is no CSV, no JSON and no XJMF.", e);
    }
    csv.orders.forEach(csv::tell);
  }

  private void line(NamedCsvRecord line) {
    String order = cell(line, "order").orElse(orderOfName);
    if (order == null || order.length() > 64) {
      throw unreadable(line, "names no order: begin the file's name with its code");
    }
    Optional<String> state = cell(line, "state");
    if (state.isPresent()) {
      state(order, state.get(), line);
      return;
    }
    int recipient = recipient(line);
    Lines lines = orders.computeIfAbsent(order, code -> new Lines());
    Optional<String> code = cell(line, "code");
    if (code.isPresent()) {
      lines.returned.put(
          recipient,
          new String[] {code.get().toLowerCase(Locale.ROOT), cell(line, "date").orElse(null)});
      return;
    }
    switch (cell(line, "status").orElse("").toLowerCase(Locale.ROOT)) {
      case "accepted" -> lines.accepted.set(recipient);
      case "rejected" ->
          lines.rejected.put(recipient, reason(cell(line, "reason").orElse("rejected")));
      default -> throw unreadable(line, "has neither a state, a code, nor a status");
    }
  }

  private void state(String order, String state, NamedCsvRecord line) {
    ObjectNode body = JSON.createObjectNode().put("state", state.toLowerCase(Locale.ROOT));
    cell(line, "reference").ifPresent(value -> body.put("reference", value));
    cell(line, "reason").ifPresent(value -> body.put("reason", value));
    answers.add(
        order, Kind.STATE, body.toString(), JsonAnswers.time(cell(line, "at").orElse(null)));
  }

  private void tell(String order, Lines lines) {
    for (ArrayNode accepted : Ranges.of(lines.accepted)) {
      ObjectNode body = JSON.createObjectNode();
      body.set("accepted", accepted);
      answers.add(order, Kind.RECIPIENTS, body.toString(), null);
    }
    parts(
        lines.rejected,
        (recipient, reason) ->
            JSON.createObjectNode().put("recipient", "r" + recipient).put("reason", reason),
        "rejected",
        order,
        Kind.RECIPIENTS);
    parts(
        lines.returned,
        (recipient, told) ->
            JSON.createObjectNode()
                .put("recipient", "r" + recipient)
                .put("code", told[0])
                .put("on", told[1]),
        "returned",
        order,
        Kind.RETURNS);
  }

  private interface Writer<T> {
    ObjectNode write(int recipient, T value);
  }

  private <T> void parts(
      Map<Integer, T> lines, Writer<T> writer, String field, String order, Kind kind) {
    List<Map.Entry<Integer, T>> all = List.copyOf(lines.entrySet());
    for (int from = 0; from < all.size(); from += Ranges.LINES) {
      ArrayNode part = JSON.createArrayNode();
      for (var line : all.subList(from, Math.min(all.size(), from + Ranges.LINES))) {
        part.add(writer.write(line.getKey(), line.getValue()));
      }
      ObjectNode body = JSON.createObjectNode();
      body.set(field, part);
      answers.add(order, kind, body.toString(), null);
    }
  }

  private static int recipient(NamedCsvRecord line) {
    String text = cell(line, "recipient_id").orElse("");
    if (!text.matches("r[1-9][0-9]{0,6}")
        || Integer.parseInt(text.substring(1)) > MOST_RECIPIENTS) {
      throw unreadable(line, "has no recipient_id like r17");
    }
    return Integer.parseInt(text.substring(1));
  }

  /** A word of ours: what else a vendor writes there may be personal. */
  private static String reason(String text) {
    String word =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
    return word.isEmpty() ? "rejected" : word.substring(0, Math.min(40, word.length()));
  }

  private static Optional<String> cell(NamedCsvRecord line, String name) {
    return line.findField(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  private static Unreadable unreadable(NamedCsvRecord line, String what) {
    return new Unreadable("Line %d %s.".formatted(line.getStartingLineNumber(), what));
  }
}
