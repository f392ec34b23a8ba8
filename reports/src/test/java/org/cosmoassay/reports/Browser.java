package org.cosmoassay.reports;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LoggingPreferences;

/** Headless Chromium with what tests of a page ask of it; one is started for all of them. */
final class Browser implements AutoCloseable {

  private static final Pattern REQUEST =
      Pattern.compile("\"Network\\.requestWillBeSent\".*?\"url\":\"([^\"]*)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final List<String> CHROMIUM =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> CHROMEDRIVER = List.of("chromedriver");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Why there is no browser to test with; empty when there is one. */
  static String absence() {
    return onPath(CHROMIUM).isPresent() && onPath(CHROMEDRIVER).isPresent()
        ? ""
        : "Needs chromium and chromedriver on the PATH; install them, as .ci/run does (Debian's chromium and chromium-driver).";
  }

  /**
   * Starts the browser.
   *
   * @param downloads where files go that a page saves
   */
  static Browser start(Path downloads) {
    Path chromium = onPath(CHROMIUM).orElseThrow();
    Path chromedriver = onPath(CHROMEDRIVER).orElseThrow();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
    options.setExperimentalOption(
        "prefs", Map.of("download.default_directory", downloads.toString()));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable("browser", Level.ALL);
    logs.enable("performance", Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.toFile()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<Path> onPath(List<String> names) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return names.stream()
        .flatMap(n -> Stream.of(path.split(File.pathSeparator, -1)).map(d -> Path.of(d, n)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens a page anew; returns the milliseconds until it had loaded. */
  double open(Path page) {
    driver.get("about:blank");
    driver.get(page.toUri().toString());
    return ((Number) run("return performance.getEntriesByType('navigation')[0].loadEventEnd"))
        .doubleValue();
  }

  /** Opens a page where no script may run, those of tests included. */
  void openWithoutScripts(Path page) {
    driver.get(page.toUri().toString());
  }

  /** What the script returns. */
  Object run(String script, Object... arguments) {
    return Objects.requireNonNullElse(
        ((JavascriptExecutor) driver).executeScript(script, arguments), "null");
  }

  /** What a script calls back with. */
  Object await(String script) {
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    return Objects.requireNonNullElse(driver.executeAsyncScript(script), "null");
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /**
   * Brings an element into view and waits for what the page draws there, again and again: what is
   * drawn above it moves it.
   */
  WebElement seen(String holder, String drawn) {
    By place = By.cssSelector(holder + " " + drawn);
    long until = System.nanoTime() + PATIENCE.toNanos();
    do {
      run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", holder);
      pause();
    } while (driver.findElements(place).isEmpty() && System.nanoTime() < until);
    WebElement element = driver.findElement(place);
    run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", holder);
    return element;
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a page draws.", e);
    }
  }

  void click(String selector) {
    WebElement element = find(selector);
    run("arguments[0].scrollIntoView({block: 'center'})", element);
    element.click();
  }

  /** Moves the pointer to the middle of an element. */
  void hover(WebElement element) {
    new Actions(driver).moveToElement(element).perform();
  }

  /** Drags from the middle of an element. */
  void drag(WebElement element, int right, int down) {
    new Actions(driver).clickAndHold(element).moveByOffset(right, down).release().perform();
  }

  /** Keys to whatever has the focus. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(String.join("", List.of(keys))).perform();
  }

  void press(Keys key, int times) {
    for (int i = 0; i < times; i++) {
      press(key);
    }
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  void width(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", pixels < 500));
  }

  /** What a reader prefers, e.g. prefers-color-scheme: dark. */
  void prefers(String feature, String value) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", feature, "value", value))));
  }

  void scripts(boolean on) {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
  }

  /** Whether an element is to be seen, asked without scripts. */
  boolean isShown(String selector) {
    return find(selector).getSize().getHeight() > 0;
  }

  void screenshot(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Messages of the console since they were last asked for. */
  List<String> console() {
    return driver.manage().logs().get("browser").getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Addresses outside of this machine that were asked for since this was last called. */
  List<String> requests() {
    List<String> addresses = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get("performance")) {
      Matcher request = REQUEST.matcher(entry.getMessage());
      if (request.find()
          && Stream.of("file:", "data:", "blob:", "about:")
              .noneMatch(request.group(1)::startsWith)) {
        addresses.add(request.group(1));
      }
    }
    return addresses;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
