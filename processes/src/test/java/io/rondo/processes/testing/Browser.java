package io.rondo.processes.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium that waits for what it looks for and leaves pictures of what it saw. */
public final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final By ITEM = By.cssSelector(".fjs-dropdownlist-item");
  private static final Duration RELOAD_AFTER = Duration.ofSeconds(20);
  private static final int LONGEST_PICTURE = 6_000;
  private static final Path PICTURES = Path.of("target/screenshots");

  private final ChromeDriver driver;
  private final String base;

  private Browser(ChromeDriver driver, String base) {
    this.driver = driver;
    this.base = base;
  }

  /** Whether Chromium and its driver are installed; {@code ./test} sees to it. */
  public static boolean isInstalled() {
    return new File("/usr/bin/chromium").canExecute()
        && new File("/usr/bin/chromedriver").canExecute();
  }

  /** Opens a browser with a profile of its own on the product at this address. */
  public static Browser open(String base) {
    try {
      ChromeOptions options = new ChromeOptions();
      options.setBinary("/usr/bin/chromium");
      options.addArguments(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--lang=en-US",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage",
          "--user-data-dir=" + Files.createTempDirectory("rondo-browser"));
      ChromeDriverService service =
          new ChromeDriverService.Builder()
              .usingDriverExecutable(new File("/usr/bin/chromedriver"))
              .build();
      ChromeDriver driver = new ChromeDriver(service, options);
      driver.manage().window().setSize(new Dimension(1360, 900));
      return new Browser(driver, base);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes to a path of the product. */
  public Browser go(String path) {
    driver.get(base + path);
    return this;
  }

  /** The element, once it is shown. */
  public WebElement see(By what) {
    return until(
        "see " + what,
        d -> {
          WebElement element = d.findElement(what);
          return element.isDisplayed() ? element : null;
        });
  }

  /** The element, once it is shown; a page that shows nothing for long is loaded anew. */
  public WebElement seeOrReload(By what) {
    long[] since = {System.nanoTime()};
    return until(
        "see " + what,
        d -> {
          if (System.nanoTime() - since[0] > RELOAD_AFTER.toNanos()) {
            since[0] = System.nanoTime();
            d.navigate().refresh();
          }
          WebElement element = d.findElement(what);
          return element.isDisplayed() ? element : null;
        });
  }

  /** Waits until the page says this. */
  public Browser read(String text) {
    until(
        "read '" + text + "'",
        d -> d.findElement(By.tagName("body")).getText().contains(text) ? true : null);
    return this;
  }

  /** Waits until the page no longer says this. */
  public Browser readNoMore(String text) {
    until(
        "no longer read '" + text + "'",
        d -> d.findElement(By.tagName("body")).getText().contains(text) ? null : true);
    return this;
  }

  /** Waits until the page inside a frame says this. */
  public Browser readFrame(String frame, String text) {
    until(
        "read '" + text + "' in " + frame,
        d -> {
          try {
            d.switchTo().frame(d.findElement(By.cssSelector(frame)));
            return d.findElement(By.tagName("body")).getText().contains(text) ? true : null;
          } finally {
            d.switchTo().defaultContent();
          }
        });
    return this;
  }

  /** Clicks the element once it is shown and enabled, whatever toast lies over it. */
  public Browser click(By what) {
    until(
        "click " + what,
        d -> {
          WebElement element = d.findElement(what);
          if (!element.isDisplayed() || !element.isEnabled()) {
            return null;
          }
          ((JavascriptExecutor) d)
              .executeScript(
                  "arguments[0].scrollIntoView({block: 'center'}); arguments[0].click()", element);
          return true;
        });
    return this;
  }

  /** Clicks a link or a button by its words. */
  public Browser press(String words) {
    return click(
        By.xpath(
            "//*[self::a or self::button or self::summary][normalize-space(.)="
                + quoted(words)
                + "]"));
  }

  /** Types into the field with this label, replacing what stood there. */
  public Browser type(String label, String text) {
    return type(field(label), text);
  }

  /** Types into a field, replacing what stood there. */
  public Browser type(By field, String text) {
    WebElement input = see(field);
    ((JavascriptExecutor) driver)
        .executeScript("arguments[0].scrollIntoView({block: 'center'})", input);
    input.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    input.sendKeys(text);
    return this;
  }

  /** Fills in a form and looks at each field again: a form that is still loading forgets. */
  public Browser fill(Map<By, String> form) {
    until(
        "have filled in the form",
        d -> {
          boolean kept = true;
          for (Map.Entry<By, String> entry : form.entrySet()) {
            if (!entry.getValue().equals(d.findElement(entry.getKey()).getDomProperty("value"))) {
              type(entry.getKey(), entry.getValue());
              kept = false;
            }
          }
          return kept ? true : null;
        });
    return this;
  }

  /** Ticks a box or chooses an option by its label, and looks again whether it stayed so. */
  public Browser choose(String label) {
    By option = By.xpath("//label[contains(normalize-space(.), " + quoted(label) + ")]");
    until(
        "have chosen " + label,
        d -> {
          WebElement words = d.findElement(option);
          String of = words.getDomAttribute("for");
          WebElement box =
              of == null ? words.findElement(By.xpath(".//input")) : d.findElement(By.id(of));
          if (box.isSelected()) {
            return true;
          }
          ((JavascriptExecutor) d).executeScript("arguments[0].click()", box);
          return null;
        });
    return this;
  }

  /** Picks an option of a list that a Camunda Form draws itself. */
  public Browser pick(String label, String option) {
    return pick(field(label), option);
  }

  /** Picks an option of a list that a Camunda Form draws itself. */
  public Browser pick(By field, String option) {
    until(
        "have picked " + option,
        d -> {
          WebElement list =
              d.findElement(field)
                  .findElement(By.xpath("./ancestor::div[contains(@class, 'fjs-form-field')][1]"));
          if (list.getText().contains(option) && list.findElements(ITEM).isEmpty()) {
            return true;
          }
          ((JavascriptExecutor) d)
              .executeScript("arguments[0].scrollIntoView({block: 'center'})", list);
          if (list.findElements(ITEM).isEmpty()) {
            list.findElement(By.cssSelector(".fjs-input-group")).click();
          }
          for (WebElement item : list.findElements(ITEM)) {
            if (item.getText().equals(option)) {
              item.click();
            }
          }
          return null;
        });
    return this;
  }

  /** The field that a label names. */
  public static By field(String label) {
    return By.xpath(
        "//*[self::input or self::textarea or self::select][@id=//label[starts-with(normalize-space(.), "
            + quoted(label)
            + ")]/@for] | //label[starts-with(normalize-space(.), "
            + quoted(label)
            + ")]//*[self::input or self::textarea or self::select]");
  }

  /** The field of exactly this label, where a form repeats it: 1 for the first. */
  public static By field(String label, int which) {
    return By.xpath(
        "//*[@id=(//label[@for][normalize-space(.)="
            + quoted(label)
            + " or normalize-space(.)="
            + quoted(label + "*")
            + "])["
            + which
            + "]/@for]");
  }

  /** What the page has complained about so far. */
  private String console() {
    StringBuilder lines = new StringBuilder();
    driver
        .manage()
        .logs()
        .get(org.openqa.selenium.logging.LogType.BROWSER)
        .forEach(entry -> lines.append("\nconsole: ").append(entry.getMessage()));
    return lines.toString();
  }

  /** Repeats until the function gives something, looking again after each change of the page. */
  public <T> T until(String what, Function<WebDriver, T> function) {
    try {
      return new WebDriverWait(driver, PATIENCE)
          .ignoring(org.openqa.selenium.NoSuchElementException.class)
          .ignoring(StaleElementReferenceException.class)
          .ignoring(org.openqa.selenium.ElementNotInteractableException.class)
          .withMessage(
              () ->
                  "Waited to "
                      + what
                      + " on "
                      + driver.getCurrentUrl()
                      + ":\n"
                      + text()
                      + console())
          .until(function);
    } catch (TimeoutException e) {
      picture("failure");
      throw e;
    }
  }

  /** Everything the page says. */
  public String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  /** Where the browser is, without the host. */
  public String path() {
    return driver.getCurrentUrl().replace(base, "");
  }

  /** The driver, for what has no verb here. */
  public ChromeDriver driver() {
    return driver;
  }

  /** Leaves a picture {@code target/screenshots/NAME.png}. */
  public Browser picture(String name) {
    return keep(name, driver.getScreenshotAs(OutputType.BYTES));
  }

  private Browser keep(String name, byte[] picture) {
    try {
      Files.createDirectories(PICTURES);
      Files.write(PICTURES.resolve(name + ".png"), picture);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole page in pictures: on a desk by day and by night, and on a phone. */
  public Browser pictures(String name) {
    light("dark");
    whole(name + "-dark");
    light("light");
    whole(name);
    onAPhone(() -> whole(name + "-phone"));
    return this;
  }

  /** Does something while the page is shown on a phone. */
  public Browser onAPhone(Runnable what) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
    try {
      until(
          "be still",
          d ->
              (boolean)
                      driver.executeScript(
                          "return document.getAnimations().every(one => one.playState !== 'running')")
                  ? true
                  : null);
      what.run();
    } finally {
      driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
    return this;
  }

  private void light(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Waits until these words stand where a person can see them without scrolling. */
  public Browser readInView(String words) {
    By saying = By.xpath("//*[text()[contains(., " + quoted(words) + ")]]");
    until(
        "see '" + words + "' in the window",
        d -> {
          List<WebElement> found = d.findElements(saying);
          return found.stream().anyMatch(this::isInView) ? true : null;
        });
    return this;
  }

  private boolean isInView(WebElement element) {
    return (boolean)
        driver.executeScript(
            "const at = arguments[0].getBoundingClientRect();"
                + " return at.height > 0 && at.top >= 0 && at.bottom <= window.innerHeight",
            element);
  }

  /** Leaves a picture of the page down to its end. */
  private void whole(String name) {
    long width = (long) driver.executeScript("return document.documentElement.clientWidth");
    long height = (long) driver.executeScript("return document.documentElement.scrollHeight");
    Map<String, Object> taken =
        driver.executeCdpCommand(
            "Page.captureScreenshot",
            Map.of(
                "captureBeyondViewport",
                true,
                "clip",
                Map.of(
                    "x",
                    0,
                    "y",
                    0,
                    "width",
                    width,
                    "height",
                    Math.min(height, LONGEST_PICTURE),
                    "scale",
                    1)));
    keep(name, Base64.getDecoder().decode((String) taken.get("data")));
  }

  /** A window as narrow as a phone, or wide again. */
  public Browser size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    return this;
  }

  @Override
  public void close() {
    driver.quit();
  }

  private static String quoted(String text) {
    return text.contains("'") ? "\"" + text + "\"" : "'" + text + "'";
  }
}
