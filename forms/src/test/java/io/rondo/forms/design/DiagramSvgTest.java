package io.rondo.forms.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.forms.testing.Models;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class DiagramSvgTest {

  private final String svg = DiagramSvg.draw(DiagramReader.read(Models.SAMPLE), "Sample <b>");

  @Test
  void aDiagramIsWellFormedXml() throws Exception {
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));

    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(document.getDocumentElement().getAttribute("aria-label"))
        .isEqualTo("Diagram of Sample <b>");
  }

  @Test
  void everyKindOfShapeIsDrawnAsItself() {
    assertThat(svg)
        .contains("activity userTask", "activity serviceTask", "activity call", "event endEvent")
        .contains("frame dotted", "class=\"gateway\"", "event inner dashed", "marker-end");
    assertThat(svg).contains("M-7 -7 7 7M7 -7-7 7").contains("M0 -10V10M-10 0H10");
  }

  @Test
  void whatHappensForManyHasThreeBars() {
    assertThat(svg).containsOnlyOnce("M-5 -5V5M0 -5V5M5 -5V5");
  }

  @Test
  void labelsAreTextAndNeverMarkup() {
    assertThat(svg).contains("&lt;b&gt;brief").doesNotContain("<b>");
  }

  @Test
  void longLabelsBreakBetweenWords() {
    assertThat(Svg.lines("Freeze the whole audience now", 12))
        .containsExactly("Freeze the", "whole", "audience now");
  }

  @Test
  void aModelWithADoctypeIsRefused() {
    String evil =
        "<!DOCTYPE definitions [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<definitions><process id='p' name='&x;'/></definitions>";

    assertThatThrownBy(() -> DiagramReader.read(evil)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDoctypeWithoutEntitiesIsRefusedToo() {
    assertThatThrownBy(() -> DiagramReader.read("<!DOCTYPE definitions><definitions/>"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DOCTYPE");
  }

  @Test
  void aModelWithoutLayoutIsAnEmptyPicture() {
    assertThat(DiagramSvg.draw(DiagramReader.read("<definitions/>"), "Empty")).startsWith("<svg");
  }
}
