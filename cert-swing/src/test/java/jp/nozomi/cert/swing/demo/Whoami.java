package jp.nozomi.cert.swing.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import jp.nozomi.cert.testkit.FakeBank;

/** Logs in to the bank's site with a certificate, through the JDK alone, and asks who it sees. */
public final class Whoami {
  private final FakeBank bank;

  public Whoami(FakeBank bank) {
    this.bank = bank;
  }

  public String askWith(Path pkcs12, String password)
      throws IOException, GeneralSecurityException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder().sslContext(context(pkcs12, password.toCharArray())).build();
    HttpResponse<String> reply =
        client.send(
            HttpRequest.newBuilder(URI.create(bank.bankSiteUrl() + "/whoami")).build(),
            HttpResponse.BodyHandlers.ofString());
    if (reply.statusCode() != 200) {
      throw new IOException("/whoami answered " + reply.statusCode());
    }
    return reply.body();
  }

  private SSLContext context(Path pkcs12, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore own = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(pkcs12)) {
      own.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(newest(own, password), password);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", bank.serverCa());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** A renewed certificate stays beside its successor, which is the one to be shown. */
  private static KeyStore newest(KeyStore all, char[] password)
      throws IOException, GeneralSecurityException {
    String newest = "";
    Instant latest = Instant.MIN;
    for (String alias : Collections.list(all.aliases())) {
      if (all.isKeyEntry(alias)) {
        X509Certificate certificate = (X509Certificate) all.getCertificate(alias);
        Instant end = certificate.getNotAfter().toInstant();
        if (end.isAfter(latest)) {
          latest = end;
          newest = alias;
        }
      }
    }
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(
        newest, all.getKey(newest, password), password, all.getCertificateChain(newest));
    return one;
  }
}
