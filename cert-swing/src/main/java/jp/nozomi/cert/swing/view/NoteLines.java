package jp.nozomi.cert.swing.view;

import java.util.List;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** Lines of text that come and go while a page is shown; they move no focus. */
final class NoteLines extends JPanel {
  private static final long serialVersionUID = 1L;

  private transient List<String> shown = List.of();

  NoteLines(List<String> lines) {
    super(new MigLayout("insets 0, fillx, wrap 1, novisualpadding", "[grow,fill]"));
    setOpaque(false);
    setVisible(false);
    update(lines);
  }

  void update(List<String> lines) {
    if (lines.equals(shown)) {
      return;
    }
    shown = lines;
    removeAll();
    for (int i = 0; i < lines.size(); i++) {
      add(Widgets.text(lines.get(i)), "wmin 10, gaptop " + Theme.px(i == 0 ? 0 : 6));
    }
    setVisible(!lines.isEmpty());
    revalidate();
    repaint();
  }
}
