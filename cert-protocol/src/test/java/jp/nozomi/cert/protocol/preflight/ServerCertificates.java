package jp.nozomi.cert.protocol.preflight;

import java.math.BigInteger;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.Keys;

/** TLS servers of an authority that a bank profile may or may not trust. */
record ServerCertificates(HeldCertificate authority) {
  static ServerCertificates of(String authorityName) {
    return new ServerCertificates(
        HeldCertificate.builder()
            .keyPair(Keys.generate(KeySpec.EC_P256))
            .subject(authorityName)
            .authority()
            .build());
  }

  String pem() {
    return HeldCertificate.pem(authority.der());
  }

  SSLContext server(String host) throws Exception {
    Instant from = Instant.now().minus(Duration.ofDays(2));
    return server(host, from, from.plus(Duration.ofDays(30)));
  }

  SSLContext server(String host, Instant from, Instant until) throws Exception {
    return context(
        HeldCertificate.builder()
            .keyPair(Keys.generate(KeySpec.EC_P256))
            .subject("CN=" + host)
            .serial(BigInteger.TWO)
            .valid(from, until)
            .forServers(host)
            .issuedBy(authority)
            .build());
  }

  private static SSLContext context(HeldCertificate server) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server",
        server.keyPair().getPrivate(),
        new char[0],
        new Certificate[] {server.certificate()});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, new SecureRandom());
    return context;
  }
}
