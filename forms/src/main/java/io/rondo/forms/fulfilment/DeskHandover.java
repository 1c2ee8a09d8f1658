package io.rondo.forms.fulfilment;

import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.Recipient;
import io.rondo.workers.fulfilment.Recipients;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Turns what a partner counted into whom it took and whom it did not. */
@Component
class DeskHandover {

  private static final Pattern LINE = Pattern.compile("[rR]?(\\d{1,9})[\\s,;:]*(.*)");
  private static final int PAGE = 1000;
  private static final int REASON = 40;

  private final Recipients recipients;

  DeskHandover(Recipients recipients) {
    this.recipients = recipients;
  }

  /**
   * @param handed how many were handed over
   * @param rejected a line for each that was not: its number and why
   * @return empty for an order that reaches nobody by itself
   * @throws DeskWrong when the two do not add up to those that are open
   */
  Optional<Map<String, Object>> body(Order order, String handed, String rejected) {
    List<Integer> open = open(order.id());
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, String> without = lines(rejected);
    for (int no : without.keySet()) {
      if (!open.contains(no)) {
        throw new DeskWrong("r%d is none of the recipients you still have.".formatted(no));
      }
    }
    int counted = number(handed);
    int unexplained = open.size() - without.size() - counted;
    if (unexplained != 0) {
      throw new DeskWrong(
          unexplained > 0
              ? "You have %,d recipients: %,d handed over and %,d named leave %,d without a word. Name each of them below."
                  .formatted(open.size(), counted, without.size(), unexplained)
              : "You have %,d recipients; %,d handed over and %,d named are more than that."
                  .formatted(open.size(), counted, without.size()));
    }
    List<Integer> served = open.stream().filter(no -> !without.containsKey(no)).toList();
    List<Map<String, String>> named = new ArrayList<>();
    without.forEach((no, why) -> named.add(Map.of("recipient", Recipient.ref(no), "reason", why)));
    return Optional.of(Map.of("accepted", ranges(served), "rejected", named));
  }

  /** The numbers of those of whom nobody knows yet what became of them, seeds too. */
  List<Integer> open(long orderId) {
    List<Integer> open = new ArrayList<>();
    int after = 0;
    List<Recipient> page;
    do {
      page = recipients.page(orderId, after, PAGE);
      for (Recipient one : page) {
        after = one.no();
        if (one.state().equals("ordered")) {
          open.add(one.no());
        }
      }
    } while (page.size() == PAGE);
    return open;
  }

  private static Map<Integer, String> lines(String text) {
    Map<Integer, String> lines = new TreeMap<>();
    for (String line : text.lines().map(String::strip).filter(one -> !one.isEmpty()).toList()) {
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new DeskWrong(
            "Begin each line with the number of the recipient, for example: r17 no such street.");
      }
      lines.put(Integer.parseInt(parts.group(1)), word(parts.group(2)));
    }
    return lines;
  }

  /** A reason as one word: no such street becomes no_such_street. */
  private static String word(String reason) {
    String word =
        reason
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^[_0-9]+|_+$", "");
    String short40 = word.length() > REASON ? word.substring(0, REASON) : word;
    return short40.isEmpty() ? "not_served" : short40;
  }

  private static int number(String typed) {
    try {
      return Integer.parseInt(typed.replaceAll("[\\s.,']", ""));
    } catch (NumberFormatException e) {
      throw new DeskWrong("Say how many you handed over, as a number.");
    }
  }

  private static List<List<Integer>> ranges(List<Integer> numbers) {
    List<List<Integer>> ranges = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= numbers.size(); i++) {
      if (i == numbers.size() || numbers.get(i) != numbers.get(i - 1) + 1) {
        ranges.add(List.of(numbers.get(from), numbers.get(i - 1)));
        from = i;
      }
    }
    return numbers.isEmpty() ? List.of() : ranges;
  }
}
