package jp.nozomi.cert.swing.view;

import jp.nozomi.cert.swing.launch.LaunchAction;
import jp.nozomi.cert.swing.launch.LinkDesk;
import jp.nozomi.cert.swing.launch.LinkRefusal;
import jp.nozomi.cert.swing.presenter.AppContext;
import jp.nozomi.cert.swing.presenter.LinkNotices;

/** Tells of links above the window's page. */
final class LinkHints implements LinkDesk.Hints {
  private final LinkNotices notices;
  private final WizardFrame frame;

  LinkHints(AppContext context, WizardFrame frame) {
    this.notices = new LinkNotices(context);
    this.frame = frame;
  }

  @Override
  public void pointTo(LaunchAction action) {
    frame.pointTo(action);
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
