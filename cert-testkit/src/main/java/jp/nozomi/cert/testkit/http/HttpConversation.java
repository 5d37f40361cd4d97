package jp.nozomi.cert.testkit.http;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.ResponseConnControl;
import org.apache.hc.core5.http.protocol.ResponseContent;

/** Speaks HTTP/1.1 on a connection and hands each request to a {@link Handler}. */
final class HttpConversation {
  /** One message of the wire protocol and its base64 fit four times over. */
  private static final int MAX_BODY = 1024 * 1024;

  private static final String WIRE = "fakebank.wire";
  private static final String PEER = "fakebank.peer";

  private final boolean mutualTls;
  private final Handler handler;
  private final HttpService http;

  HttpConversation(boolean mutualTls, Handler handler) {
    this.mutualTls = mutualTls;
    this.handler = handler;
    HttpProcessor processor =
        HttpProcessorBuilder.create()
            .addAll(new ResponseContent(), new ResponseConnControl())
            .build();
    this.http =
        new HttpService(processor, this::handle, DefaultConnectionReuseStrategy.INSTANCE, null);
  }

  /**
   * Answers requests until the connection ends.
   *
   * @param tcp the connection
   * @param stream what HTTP is spoken on: the connection itself, or TLS on top of it
   * @param peer the client's certificate
   */
  void hold(Socket tcp, Socket stream, Optional<X509Certificate> peer) throws IOException {
    try (DefaultBHttpServerConnection connection =
        new DefaultBHttpServerConnection("http", Http1Config.DEFAULT)) {
      connection.bind(stream);
      HttpContext context = HttpCoreContext.create();
      context.setAttribute(WIRE, new Wire(tcp, stream));
      peer.ifPresent(certificate -> context.setAttribute(PEER, certificate));
      while (connection.isOpen() && !tcp.isClosed()) {
        http.handleRequest(connection, context);
      }
    } catch (HttpException e) {
      throw new IOException("not HTTP", e);
    }
  }

  private void handle(
      ClassicHttpRequest message,
      HttpServerRequestHandler.ResponseTrigger trigger,
      HttpContext context)
      throws HttpException, IOException {
    byte[] body = body(message);
    if (body.length > MAX_BODY) {
      ClassicHttpResponse tooLong = new BasicClassicHttpResponse(HttpStatus.SC_REQUEST_TOO_LONG);
      tooLong.setHeader("Connection", "close");
      trigger.submitResponse(tooLong);
      return;
    }
    Reply reply = handler.handle(request(message, body, context));
    Wire wire = (Wire) context.getAttribute(WIRE);
    if (reply.delivery().isPresent()) {
      reply.delivery().get().deliver(reply, wire);
      wire.close();
      return;
    }
    ClassicHttpResponse response = new BasicClassicHttpResponse(reply.status());
    reply.headers().forEach(header -> response.addHeader(header.name(), header.value()));
    if (reply.body().length > 0) {
      // The type is among the header fields already.
      response.setEntity(new ByteArrayEntity(reply.body(), null));
    }
    trigger.submitResponse(response);
  }

  private static byte[] body(ClassicHttpRequest message) throws IOException {
    if (message.getEntity() == null) {
      return new byte[0];
    }
    return message.getEntity().getContent().readNBytes(MAX_BODY + 1);
  }

  private Request request(ClassicHttpRequest message, byte[] body, HttpContext context) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : message.getHeaders()) {
      String value = header.getValue();
      headers.put(header.getName().toLowerCase(Locale.ROOT), value == null ? "" : value);
    }
    String target = message.getPath();
    int mark = target.indexOf('?');
    return new Request(
        mutualTls,
        message.getMethod(),
        mark < 0 ? target : target.substring(0, mark),
        mark < 0 ? Map.of() : FormFields.parse(target.substring(mark + 1)),
        headers,
        body,
        Optional.ofNullable((X509Certificate) context.getAttribute(PEER)));
  }
}
