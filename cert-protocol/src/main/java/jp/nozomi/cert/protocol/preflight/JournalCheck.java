package jp.nozomi.cert.protocol.preflight;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.protocol.enroll.CancelledException;
import jp.nozomi.cert.protocol.journal.DirectoryJournal;
import jp.nozomi.cert.protocol.journal.Found;
import jp.nozomi.cert.protocol.journal.JournalHold;
import jp.nozomi.cert.protocol.journal.JournalObserver;
import jp.nozomi.cert.protocol.journal.Owner;

/** Tells whether an earlier enrolment was left open. Changes nothing. */
final class JournalCheck {
  private final BankProfile profile;

  JournalCheck(BankProfile profile) {
    this.profile = profile;
  }

  Checked<Void> of(Path base, Duration bound, Run run) throws CancelledException {
    CheckResult result =
        run.within(bound, () -> look(base)).orElseGet(Finding.JOURNAL_TIMED_OUT::result);
    return Checked.stop(result);
  }

  private CheckResult look(Path base) {
    if (!Files.isDirectory(base.resolve(profile.bankCode()))) {
      // Taking the journal would make the directory.
      return Finding.JOURNAL_OK.with("entries", 0);
    }
    Owner owner = Owner.current(profile.bankCode());
    try (JournalHold hold = new DirectoryJournal(base, owner, JournalObserver.NONE).hold()) {
      List<Found> entries = hold.entries();
      CheckResult result = finding(entries).with("entries", entries.size());
      for (Found entry : entries) {
        result = result.item(facts(entry));
      }
      return result;
    } catch (CodedException e) {
      return e.code() == ErrorCode.ENROLLMENT_IN_PROGRESS
          ? Finding.JOURNAL_IN_USE.result()
          : Finding.JOURNAL_UNUSABLE.with("problem", e.failure().type());
    }
  }

  private static Finding finding(List<Found> entries) {
    if (entries.isEmpty()) {
      return Finding.JOURNAL_OK;
    }
    return entries.stream().anyMatch(entry -> entry.condition() == Found.Condition.OWN)
        ? Finding.JOURNAL_PENDING
        : Finding.JOURNAL_FOREIGN;
  }

  private static Map<String, String> facts(Found found) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("id", found.id());
    facts.put("operation", found.renewal() ? "renew" : "issue");
    facts.put("condition", Failure.word(found.condition()));
    found
        .entry()
        .ifPresent(
            entry -> {
              facts.put("step", Failure.word(entry.step()));
              facts.put("began", entry.began().toString());
              entry.confirmBy().ifPresent(by -> facts.put("confirmBy", by.toString()));
            });
    facts.put("store", found.store().kind());
    return facts;
  }
}
