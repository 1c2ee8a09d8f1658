package io.rondo.workers.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.seal.PartChange.Kind;
import io.rondo.workers.seal.PartChange.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The difference that a reviewer reads. */
class PartChangeTest {

  @Test
  void aChangedLineIsShownBeforeAndAfterWithWhatStandsAround() {
    String before = "1\n2\n3\n4\nfive & <b>\n6\n7\n8\n9";

    List<Line> lines =
        PartChange.between(Part.CONTENT, before, before.replace("five", "FIVE")).lines();

    assertThat(lines)
        .containsExactly(
            new Line(Kind.SAME, "3"),
            new Line(Kind.SAME, "4"),
            new Line(Kind.REMOVED, "five & <b>"),
            new Line(Kind.ADDED, "FIVE & <b>"),
            new Line(Kind.SAME, "6"),
            new Line(Kind.SAME, "7"));
  }

  @Test
  void farChangesAreApart() {
    String before = "a\n1\n2\n3\n4\n5\n6\nb";

    assertThat(PartChange.between(Part.BRIEF, before, "A\n1\n2\n3\n4\n5\n6\nB").lines())
        .extracting(Line::kind)
        .containsOnlyOnce(Kind.GAP);
  }

  @Test
  void whatIsNewOrGoneIsShown() {
    assertThat(PartChange.between(Part.BRIEF, "", "a").lines()).contains(new Line(Kind.ADDED, "a"));
    assertThat(PartChange.between(Part.BRIEF, "a\nb", "a").lines())
        .contains(new Line(Kind.REMOVED, "b"));
    assertThat(PartChange.between(Part.BRIEF, "a", "a").lines()).isEmpty();
  }
}
