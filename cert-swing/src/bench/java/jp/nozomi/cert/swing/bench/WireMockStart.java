package jp.nozomi.cert.swing.bench;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;

/** Starts one WireMock with HTTPS and one stub; a child process of {@link StartBench}. */
public final class WireMockStart {
  private WireMockStart() {}

  /** Takes nothing. */
  public static void main(String[] args) {
    WireMockServer server = new WireMockServer(options().dynamicPort().dynamicHttpsPort());
    server.start();
    server.stubFor(any(anyUrl()).willReturn(ok("ready")));
    Ready.at("https://localhost:" + server.httpsPort());
    server.stop();
  }
}
