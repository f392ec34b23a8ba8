package org.cosmoassay.harness.serve;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks a server: politely through a client, or with any bytes at all. */
final class Client {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Client() {}

  static HttpResponse<String> get(RunServer server, String path) throws Exception {
    return send(server, path, "GET");
  }

  static HttpResponse<String> send(RunServer server, String path, String method)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address().resolve("/") + path.substring(1)))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** The status of a request whose path and host are sent as they are. */
  static int status(RunServer server, String path, String host) throws IOException {
    return Integer.parseInt(raw(server, path, host).split(" ", 3)[1]);
  }

  /** All that is answered to such a request. */
  static String raw(RunServer server, String path, String host) throws IOException {
    try (Socket socket = new Socket("localhost", server.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
