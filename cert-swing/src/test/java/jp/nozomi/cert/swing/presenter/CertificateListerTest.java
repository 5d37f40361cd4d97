package jp.nozomi.cert.swing.presenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.swing.flow.CertificateEntry;
import jp.nozomi.cert.swing.flow.Standing;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.Keys;
import jp.nozomi.cert.testkit.customer.Customer;
import org.junit.jupiter.api.Test;

class CertificateListerTest {
  private static final StoreLocation STORE = new StoreLocation("pkcs12", "many.p12");
  private static final int MANY = 240;

  private final KeyPair pair = Keys.generate(KeySpec.EC_P256);
  private final Instant now = Instant.parse("2026-11-23T00:00:00Z");

  @Test
  void aLongListIsAsRightAndAsSortedAsAShortOne() throws Exception {
    try (FakeBank bank = bank();
        FakeBank other = bank()) {
      List<StoredCertificate> stored = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        FakeBank issuer = i % 10 == 0 ? other : bank;
        stored.add(stored(issuer, now.minus(Duration.ofDays(300)).plus(Duration.ofHours(i))));
      }
      Collections.shuffle(stored, new Random(1));

      List<CertificateEntry> listed = lister(bank).list(store(stored));

      assertThat(listed).hasSize(MANY).isSortedAccordingTo((a, b) -> end(a).compareTo(end(b)));
      assertThat(listed)
          .filteredOn(entry -> entry.standing() == Standing.OTHER_ISSUER)
          .hasSize(MANY / 10);
      assertThat(listed)
          .filteredOn(entry -> entry.standing() == Standing.TOO_EARLY)
          .hasSize(MANY - MANY / 10);
    }
  }

  private static Instant end(CertificateEntry entry) {
    return entry.certificate().notAfter();
  }

  private static FakeBank bank() throws IOException {
    return FakeBank.builder().customer(Customer.of("demo01").build()).start();
  }

  private CertificateLister lister(FakeBank bank) throws Exception {
    return new CertificateLister(
        BankProfile.parse(bank.profileJson().getBytes(StandardCharsets.UTF_8)),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private StoredCertificate stored(FakeBank issuer, Instant notBefore) {
    List<X509Certificate> chain = issuer.issueDirectly("demo01", pair.getPublic(), notBefore);
    return new StoredCertificate(
        STORE, chain.get(0), chain, true, Optional.empty(), Protection.FILE);
  }

  private static CertificateStore store(List<StoredCertificate> stored) throws Exception {
    CertificateStore store = mock(CertificateStore.class);
    when(store.list()).thenReturn(stored);
    when(store.location()).thenReturn(STORE);
    return store;
  }
}
