package jp.nozomi.cert.swing.view;

import java.awt.BorderLayout;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import jp.nozomi.cert.swing.model.MessageModel;
import jp.nozomi.cert.swing.presenter.Texts;

/** Tells something above the page until the user puts it away. */
final class NoticeBar extends JPanel {
  private static final long serialVersionUID = 1L;

  private transient Texts texts;

  NoticeBar(Texts texts) {
    super(new BorderLayout());
    this.texts = texts;
    setName("notice");
    setVisible(false);
    int pad = Theme.px(12);
    setBorder(BorderFactory.createEmptyBorder(pad, pad, pad, pad));
  }

  /** Speaks another language from the next notice on. */
  void speak(Texts now) {
    texts = now;
  }

  void show(MessageModel notice) {
    removeAll();
    JButton close = Widgets.plain(new JButton(texts.of("chrome.notice.close")));
    close.setName("notice-close");
    close.addActionListener(click -> setVisible(false));
    JPanel side = new JPanel(new BorderLayout());
    side.setOpaque(false);
    side.setBorder(BorderFactory.createEmptyBorder(0, Theme.px(12), 0, 0));
    side.add(close, BorderLayout.NORTH);
    add(new MessagePanel(notice), BorderLayout.CENTER);
    add(side, BorderLayout.EAST);
    getAccessibleContext().setAccessibleName(notice.text());
    setVisible(true);
    revalidate();
    repaint();
  }
}
