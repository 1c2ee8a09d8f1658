package io.rondo.processes.testing;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Camunda Tasklist in a browser, as a person uses it. */
public final class Tasklist {

  private static final String PATH = "/camunda/app/tasklist/default/";

  private static final By START = By.cssSelector(".start-process-action a, a.start-process-action");

  private final Browser browser;

  private Tasklist(Browser browser) {
    this.browser = browser;
  }

  /** Logs in at Tasklist's own door. */
  public static Tasklist login(Browser browser, String user, String password) {
    browser.go(PATH + "#/login");
    browser.seeOrReload(By.cssSelector("button[type='submit']"));
    browser.until(
        "log in as " + user,
        driver -> {
          // the page forgets what was typed before it was ready: type again until it takes it
          if (driver.findElements(By.cssSelector("input[type='password']")).isEmpty()) {
            return true;
          }
          retype(driver.findElement(By.cssSelector("input[type='text']")), user);
          retype(driver.findElement(By.cssSelector("input[type='password']")), password);
          driver.findElement(By.cssSelector("button[type='submit']")).click();
          return null;
        });
    browser.read("Start process");
    return new Tasklist(browser);
  }

  /** Waits for nothing: the form may be gone in this very moment. */
  private static void retype(WebElement field, String text) {
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    field.sendKeys(text);
  }

  /** Back to Tasklist from another page. */
  public Tasklist go() {
    browser.go(PATH).seeOrReload(START);
    return this;
  }

  /** Opens the start form of a process. */
  public Tasklist startProcess(String name) {
    go();
    browser.click(START);
    browser.click(
        By.xpath("//*[contains(@class,'modal')]//a[contains(normalize-space(.), '" + name + "')]"));
    browser.see(By.cssSelector(".modal .fjs-form, .modal-body .fjs-container"));
    return this;
  }

  /** Starts with what the form says. */
  public Tasklist start() {
    browser.click(
        By.xpath("//*[contains(@class,'modal-footer')]//button[normalize-space(.)='Start']"));
    browser.until(
        "leave the start form",
        driver -> driver.findElements(By.cssSelector(".modal-footer")).isEmpty() ? true : null);
    return this;
  }

  /** Chooses a filter. */
  public Tasklist filter(String name) {
    browser.click(
        By.xpath(
            "//*[contains(@class,'task-filters')]//*[self::a or self::h4 or self::li][contains(normalize-space(.), \""
                + name
                + "\")]"));
    return this;
  }

  /** Opens the card of a task of a campaign; looks again until it is there. */
  public Tasklist open(String task, String campaign) {
    By card =
        By.xpath(
            "//li[contains(@class,'task')][contains(., '"
                + task
                + "')][contains(., '"
                + campaign
                + "')]//h4//a");
    browser.until(
        "see the task " + task + " of " + campaign,
        driver -> {
          if (driver.findElements(card).isEmpty()) {
            driver.navigate().refresh();
            pause();
            return null;
          }
          return true;
        });
    browser.click(card);
    browser.see(
        By.cssSelector(
            ".task-details .fjs-container, .task-details .fjs-form, [cam-tasklist-task] .fjs-container"));
    return this;
  }

  /** Claims the open task. */
  public Tasklist claim() {
    browser.click(By.cssSelector("[ng-click='claim()']"));
    browser.until(
        "have claimed",
        driver ->
            driver
                    .findElements(
                        By.cssSelector("[ng-click='unclaim()'], [ng-click='resetAssignee()']"))
                    .isEmpty()
                ? null
                : true);
    return this;
  }

  /** Completes the open task. */
  public Tasklist complete() {
    browser.click(By.xpath("//button[normalize-space(.)='Complete']"));
    browser.until(
        "have completed",
        driver ->
            driver.findElements(By.xpath("//button[normalize-space(.)='Complete']")).isEmpty()
                ? true
                : null);
    return this;
  }

  private static void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
