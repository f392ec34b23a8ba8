package org.cosmoassay.harness.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Serves the runs of a directory to the browser of this machine, and to nobody else: it listens on
 * the loopback interface alone, answers only to names of that interface (so that no page of the web
 * can reach it under a name of its own, by DNS rebinding), only reads, and tells browsers to run
 * and load nothing but its pages.
 */
public final class RunServer implements AutoCloseable {

  private static final int THREADS = 4;
  private static final int BACKLOG = 64;

  /** Any port: whoever forwards a port of another machine has another one. */
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

  private final HttpServer server;
  private final ExecutorService executor;
  private final RunPages pages;

  private RunServer(HttpServer server, RunPages pages) {
    this.server = server;
    this.pages = pages;
    this.executor =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "serve");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts to serve.
   *
   * @param runs the directory of the runs
   * @param port 0 for any that is free
   * @throws IOException when the directory cannot be read or the port is taken
   */
  public static RunServer start(Path runs, int port) throws IOException {
    RunIndex index = new RunIndex(runs);
    RunPages pages = new RunPages(index, ZoneId.systemDefault());
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    RunServer server = new RunServer(http, pages);
    http.createContext("/", server::handle);
    http.setExecutor(server.executor);
    http.start();
    server.executor.execute(() -> readAhead(index));
    return server;
  }

  /** Reads all runs before somebody asks: the first time takes longest. */
  private static void readAhead(RunIndex index) {
    try {
      index.runs();
    } catch (IOException e) {
      return; // Whoever asks will be told.
    }
  }

  /** Where the index is. */
  public URI address() {
    InetAddress host = server.getAddress().getAddress();
    String name = host.getHostAddress();
    return URI.create(
        "http://%s:%s/"
            .formatted(
                name.indexOf(':') < 0 ? name : "[::1]",
                Integer.toString(server.getAddress().getPort())));
  }

  /** Stops at once; what is being sent is cut off. */
  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    }
  }

  private Response answer(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
    if (hosts.size() != 1
        || !LOOPBACK.matcher(hosts.get(0).toLowerCase(Locale.ROOT)).matches()
        || exchange.getRequestURI().getRawAuthority() != null) {
      return Response.message(
          Response.MISDIRECTED,
          "Not by this name",
          "This server answers on localhost and 127.0.0.1 only.");
    }
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return Response.message(
          Response.NOT_ALLOWED, "Not allowed", "Runs are only read: GET and HEAD.");
    }
    Optional<Query> query = Query.parse(exchange.getRequestURI().getRawQuery());
    if (query.isEmpty()) {
      return Response.message(
          Response.BAD_REQUEST, "Not readable", "What follows the question mark is no query.");
    }
    try {
      return pages.answer(exchange.getRequestURI().getRawPath(), query.get());
    } catch (IOException | RuntimeException e) {
      return Response.message(Response.FAULT, "This page cannot be made", String.valueOf(e));
    }
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", response.type());
    headers.set("Content-Security-Policy", response.policy());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
    if (response.status() == Response.NOT_ALLOWED) {
      headers.set("Allow", "GET, HEAD");
    }
    if (!response.location().isEmpty()) {
      headers.set("Location", response.location());
    }
    boolean bodiless = exchange.getRequestMethod().equals("HEAD");
    byte[] bytes = response.content().bytes();
    long length = response.file().isPresent() ? Files.size(response.file().get()) : bytes.length;
    if (bodiless || length == 0) {
      if (bodiless) {
        headers.set("Content-Length", Long.toString(length));
      }
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(response.status(), length);
    try (OutputStream out = exchange.getResponseBody()) {
      if (response.file().isPresent()) {
        Files.copy(response.file().get(), out);
      } else {
        out.write(bytes);
      }
    }
  }
}
