package io.rondo.workers.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What somebody wrote themselves in a mail that quotes another. */
final class ReplyText {

  /** What mail programs put above a quotation, in the languages they speak. */
  private static final List<Pattern> ABOVE =
      List.of(
          Pattern.compile(
              "-{2,}\\s*(Original Message|Ursprüngliche Nachricht|Message d.origine).*"),
          Pattern.compile("_{10,}"),
          Pattern.compile("(On|Am|Le|El|Il|Op|Den|På|W dniu)\\b.{5,200}[:：]"),
          Pattern.compile("(From|Von|De|Da|Van|Från|Fra|Od): .{1,200}"));

  /** Between a text and its writer's name and address. */
  private static final String SIGNATURE = "--";

  private ReplyText() {}

  /** The text without what it quotes and without a signature; all of it when nothing is left. */
  static String own(String text) {
    List<String> kept = new ArrayList<>();
    for (String line : text.replace("\r\n", "\n").split("\n", -1)) {
      String bare = line.strip();
      boolean begun = kept.stream().anyMatch(any -> !any.isBlank());
      if (begun && (bare.equals(SIGNATURE) || ABOVE.stream().anyMatch(p -> matches(p, bare)))) {
        break;
      }
      if (!bare.startsWith(">")) {
        kept.add(line.stripTrailing());
      }
    }
    String own = String.join("\n", kept).strip();
    return own.isEmpty() ? text.strip() : own;
  }

  private static boolean matches(Pattern above, String line) {
    return above.matcher(line).matches();
  }
}
