package jp.nozomi.cert.protocol.enroll;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.store.ClientCredential;
import jp.nozomi.cert.protocol.journal.Journal;
import jp.nozomi.cert.protocol.journal.Owner;
import jp.nozomi.cert.protocol.transport.Connector;
import jp.nozomi.cert.protocol.transport.HttpStack;
import jp.nozomi.cert.protocol.wire.BankServer;
import jp.nozomi.cert.protocol.wire.EstServer;

/** What every enrolment of one client works with. */
record Environment(
    BankProfile profile,
    HttpStack stack,
    Connector plain,
    BankServer bank,
    Optional<EstServer> est,
    Journal journal,
    Owner owner,
    Clock clock,
    SecureRandom random,
    String version) {
  /**
   * The TLS client of a session, to be closed: with the old certificate connections of its own,
   * else those that are open already.
   */
  Connector client(Optional<ClientCredential> credential) {
    return credential.isPresent() ? stack.connector(credential) : plain.borrowed();
  }

  /** Version 4 of RFC 9562, from the injected source. */
  UUID randomUuid() {
    long high = random.nextLong() & 0xffffffffffff0fffL | 0x4000L;
    long low = random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
    return new UUID(high, low);
  }

  BankServer.ClientInfo clientInfo() {
    List<String> challenges =
        Stream.of(ChallengeType.values()).map(ChallengeType::wireName).toList();
    boolean english = Locale.getDefault().getLanguage().equals("en");
    return new BankServer.ClientInfo(
        challenges, version, System.getProperty("os.name", "unknown"), english ? "en" : "ja");
  }
}
