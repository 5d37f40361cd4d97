package jp.nozomi.cert.protocol.enroll;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.protocol.journal.Journal;
import jp.nozomi.cert.protocol.journal.Owner;
import jp.nozomi.cert.protocol.transport.HttpStack;
import jp.nozomi.cert.protocol.wire.BankServer;

/** What every enrolment of one client works with. */
record Environment(
    BankProfile profile,
    HttpStack stack,
    BankServer bank,
    Journal journal,
    Owner owner,
    Clock clock,
    SecureRandom random,
    String version) {
  BankServer.ClientInfo clientInfo() {
    List<String> challenges =
        Stream.of(ChallengeType.values()).map(ChallengeType::wireName).toList();
    boolean english = Locale.getDefault().getLanguage().equals("en");
    return new BankServer.ClientInfo(
        challenges, version, System.getProperty("os.name", "unknown"), english ? "en" : "ja");
  }
}
