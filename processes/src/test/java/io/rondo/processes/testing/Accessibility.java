package io.rondo.processes.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Has axe-core judge the page that a browser shows by the rules of WCAG 2.2, levels A and AA, that
 * a machine can judge: names and labels, contrast, order of headings, size of targets.
 */
public final class Accessibility {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String AXE = axe();
  private static final String JUDGE =
      """
      const [within, without, done] = arguments;
      const rules = {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], iframes: false};
      axe.run({include: [[within]], exclude: without.map(one => [one])}, rules)
        .then(result => done(result.violations.flatMap(broken => broken.nodes.map(
          node => broken.id + ': ' + broken.help + ' in ' + node.html + ' (' + node.failureSummary + ')'))),
          problem => done([String(problem)]));
      """;

  private Accessibility() {}

  /** What is wrong with the page, a sentence each. */
  public static List<String> problems(Browser browser) {
    return problems(browser, "html");
  }

  /**
   * What is wrong with a part of the page, a sentence each.
   *
   * @param within selector of the part
   * @param without selectors of what in it is not ours
   */
  public static List<String> problems(Browser browser, String within, String... without) {
    ChromeDriver driver = browser.driver();
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    driver.executeScript(AXE);
    List<?> found = (List<?>) driver.executeAsyncScript(JUDGE, within, List.of(without));
    return found.stream().map(problem -> browser.path() + ": " + problem).toList();
  }

  private static String axe() {
    try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(script, "axe-core is not on the test class path").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
