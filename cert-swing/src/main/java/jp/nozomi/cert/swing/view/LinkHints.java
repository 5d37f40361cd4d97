package jp.nozomi.cert.swing.view;

import java.util.function.BooleanSupplier;
import jp.nozomi.cert.swing.launch.LaunchAction;
import jp.nozomi.cert.swing.launch.LinkDesk;
import jp.nozomi.cert.swing.launch.LinkRefusal;
import jp.nozomi.cert.swing.presenter.AppContext;
import jp.nozomi.cert.swing.presenter.LinkNotices;

/** Tells of links above the window's page. */
final class LinkHints implements LinkDesk.Hints {
  private final WizardFrame frame;
  private final BooleanSupplier covered;
  private LinkNotices notices;

  /** Makes the hints; whether a page covers the start screen is asked each time. */
  LinkHints(AppContext context, WizardFrame frame, BooleanSupplier covered) {
    this.notices = new LinkNotices(context);
    this.frame = frame;
    this.covered = covered;
  }

  /** Speaks another language. */
  void speak(AppContext now) {
    notices = new LinkNotices(now);
  }

  @Override
  public void pointTo(LaunchAction action) {
    if (covered.getAsBoolean()) {
      occupied(action);
    } else {
      frame.pointTo(action);
    }
  }

  @Override
  public void occupied(LaunchAction action) {
    frame.tell(notices.occupied(action));
  }

  @Override
  public void refused(LinkRefusal refusal) {
    frame.tell(notices.refused(refusal));
  }
}
