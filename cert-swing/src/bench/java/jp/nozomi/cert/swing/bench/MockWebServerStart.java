package jp.nozomi.cert.swing.bench;

import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Starts one MockWebServer with HTTPS and one reply; a child process of {@link StartBench}. */
public final class MockWebServerStart {
  private MockWebServerStart() {}

  /** Takes nothing. */
  public static void main(String[] args) throws IOException {
    HeldCertificate own =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    MockWebServer server = new MockWebServer();
    server.useHttps(
        new HandshakeCertificates.Builder().heldCertificate(own).build().sslSocketFactory());
    server.enqueue(new MockResponse.Builder().body("ready").build());
    server.start();
    Ready.at(server.url("/").toString());
    server.close();
  }
}
