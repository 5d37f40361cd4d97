package jp.nozomi.cert.swing.view;

import jp.nozomi.cert.swing.launch.LaunchAction;
import jp.nozomi.cert.swing.launch.LinkDesk;
import jp.nozomi.cert.swing.launch.LinkRefusal;
import jp.nozomi.cert.swing.presenter.AppContext;
import jp.nozomi.cert.swing.presenter.LinkNotices;

/** Tells of links above the window's page. */
final class LinkHints implements LinkDesk.Hints {
  private final WizardFrame frame;
  private LinkNotices notices;

  LinkHints(AppContext context, WizardFrame frame) {
    this.notices = new LinkNotices(context);
    this.frame = frame;
  }

  /** Speaks another language. */
  void speak(AppContext now) {
    notices = new LinkNotices(now);
  }

  @Override
  public void pointTo(LaunchAction action) {
    // What was said of an earlier link is settled.
    frame.tellNothing();
    frame.pointTo(action);
  }

  @Override
  public void postponed(LaunchAction action) {
    frame.tell(notices.postponed(action));
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
