package jp.nozomi.cert.swing.cli;

import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.flow.Listing;
import jp.nozomi.cert.swing.flow.Step;

/** Reads 証明書一覧 for the commands that need it. */
final class Inventory {
  private final AppRun run;
  private final Session session;

  Inventory(AppRun run, Session session) {
    this.run = run;
    this.session = session;
  }

  Listing read() throws CodedException, InterruptedException {
    Session.End end =
        session.walk(
            run.flow().openList(), home -> home.listing().state() != Listing.State.LOADING);
    if (!(end.step() instanceof Step.Home home)) {
      throw new EndedException(end.why());
    }
    return switch (home.listing().state()) {
      case READY -> home.listing();
      case LOCKED -> throw new EndedException(new Failure(ErrorCode.STORE_PASSWORD_WRONG));
      case FAILED, LOADING ->
          throw new EndedException(home.listing().failure().orElseGet(end::why));
    };
  }
}
