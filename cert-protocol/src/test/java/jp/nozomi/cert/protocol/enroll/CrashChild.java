package jp.nozomi.cert.protocol.enroll;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;

/** A process of its own that issues or renews, and is halted at a point. */
final class CrashChild {
  /** The exit code of a halted child. */
  static final int HALTED = 99;

  private CrashChild() {}

  /** Arguments: folder, profile, login ID, the fatal point, and the old certificate if renewing. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    BankProfile profile = BankProfile.parse(Files.readAllBytes(Path.of(args[1])));
    CrashPoint crash = CrashPoint.halting(Integer.parseInt(args[3]));
    Conversation customer = Conversations.password(args[2], Secret.take("password".toCharArray()));
    try (EnrollmentClient client =
            EnrollmentClient.builder(profile)
                .journal(Desk.journal(folder))
                .observing(crash.exchanges(), crash.writes())
                .build();
        CertificateStore store = Desk.openStore(folder)) {
      if (args.length > 4) {
        CertificateId old = new CertificateId(args[4]);
        client.renew(store, old, store, Optional.empty(), customer, new Cancellation());
      } else {
        client.issue(store, Optional.empty(), customer, new Cancellation());
      }
    }
  }

  /** Runs a child to its end and gives its exit code. */
  static int run(
      Path folder, String profileJson, String loginId, int fatal, Optional<CertificateId> old)
      throws Exception {
    Path profile = folder.resolve("profile.json");
    Files.write(profile, profileJson.getBytes(StandardCharsets.UTF_8));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:+UseSerialGC",
                CrashChild.class.getName(),
                folder.toString(),
                profile.toString(),
                loginId,
                Integer.toString(fatal)));
    old.ifPresent(id -> command.add(id.sha256()));
    Process child =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("child.log").toFile())
            .start();
    return child.waitFor();
  }
}
