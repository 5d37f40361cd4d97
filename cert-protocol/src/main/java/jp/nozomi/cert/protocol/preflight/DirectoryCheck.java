package jp.nozomi.cert.protocol.preflight;

import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.protocol.failure.BankException;
import jp.nozomi.cert.protocol.wire.Directory;
import jp.nozomi.cert.protocol.wire.Versions;

/** Tells whether the bank serves this version of the app now. */
final class DirectoryCheck {
  private final String version;

  DirectoryCheck(String version) {
    this.version = version;
  }

  Checked<Directory> of(Reach reach) {
    if (reach.directory().isPresent()) {
      return Checked.of(told(reach.directory().get()), reach.directory().get());
    }
    if (reach.authorities().isPresent()) {
      // EST tells nothing of maintenance, versions or policy (RFC 7030): later checks ask the
      // profile.
      return Checked.stop(
          Finding.DIRECTORY_EST.with(
              "authorities", reach.authorities().get().certificates().size()));
    }
    return Checked.stop(
        reach.problem().map(this::refused).orElseGet(Finding.DIRECTORY_NO_REPLY::result));
  }

  private CheckResult told(Directory directory) {
    if (directory.maintenanceUntil().isPresent()) {
      return Finding.DIRECTORY_MAINTENANCE.with("until", directory.maintenanceUntil().get());
    }
    if (directory.minimumClient().isPresent()
        && Versions.isOlder(version, directory.minimumClient().get())) {
      return tooOld(directory.minimumClient().get());
    }
    boolean issue = directory.issue().isPresent();
    boolean renew = directory.renew().isPresent();
    if (!issue && !renew) {
      return Finding.DIRECTORY_NOTHING_OFFERED.result();
    }
    CheckResult result =
        issue && renew
            ? Finding.DIRECTORY_OK.with("offered", "issue, renew")
            : Finding.DIRECTORY_PARTLY_OFFERED.with("offered", issue ? "issue" : "renew");
    return result.with("version", version).with("serverTime", directory.serverTime());
  }

  private CheckResult refused(CodedException problem) {
    if (!(problem instanceof BankException told)) {
      return Finding.DIRECTORY_NO_REPLY.with("problem", problem.failure().type());
    }
    Failure failure = told.failure();
    CheckResult result =
        switch (failure.type()) {
          case "maintenance" ->
              Finding.DIRECTORY_MAINTENANCE.with(
                  "until", failure.retryAt().map(Object::toString).orElse("?"));
          case "client-too-old" -> tooOld(failure.facts().getOrDefault("minimumClient", "?"));
          case "cacerts-not-pinned" -> Finding.DIRECTORY_OTHER_AUTHORITIES.result();
          case "malformed-reply" -> malformed(failure.facts().getOrDefault("member", "?"));
          default -> Finding.DIRECTORY_REFUSED.with("problem", failure.type());
        };
    return failure.traceId().map(trace -> result.with("trace", trace)).orElse(result);
  }

  private CheckResult tooOld(String minimum) {
    return Finding.DIRECTORY_CLIENT_TOO_OLD.with("version", version).with("minimumClient", minimum);
  }

  private static CheckResult malformed(String member) {
    Finding finding =
        switch (member) {
          case "bankCode" -> Finding.DIRECTORY_OTHER_BANK;
          case "protocol" -> Finding.DIRECTORY_OTHER_PROTOCOL;
          default -> Finding.DIRECTORY_MALFORMED;
        };
    return finding.with("member", member);
  }
}
