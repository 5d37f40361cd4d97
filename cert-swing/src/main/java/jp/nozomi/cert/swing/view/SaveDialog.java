package jp.nozomi.cert.swing.view;

import java.awt.Component;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.filechooser.FileNameExtensionFilter;
import jp.nozomi.cert.swing.model.PageEvent;
import jp.nozomi.cert.swing.presenter.Texts;

/** Lets the user name a file, and asks before one is replaced. Event thread only. */
final class SaveDialog {
  private final Component owner;
  private final Texts texts;

  SaveDialog(Component owner, Texts texts) {
    this.owner = owner;
    this.texts = texts;
  }

  /** Empty if the user thinks better of it. */
  Optional<Path> ask(PageEvent.Output output, String name) {
    String end = "." + output.extension();
    JFileChooser chooser = new JFileChooser();
    chooser.setName("save");
    chooser.setDialogTitle(texts.of("save.title"));
    chooser.setFileFilter(new FileNameExtensionFilter("*" + end, output.extension()));
    chooser.setSelectedFile(new File(chooser.getCurrentDirectory(), name + end));
    while (chooser.showSaveDialog(owner) == JFileChooser.APPROVE_OPTION) {
      File file = chooser.getSelectedFile();
      File named = file.getName().contains(".") ? file : new File(file.getPath() + end);
      if (!named.exists() || isAgreed(named)) {
        return Optional.of(named.toPath());
      }
    }
    return Optional.empty();
  }

  private boolean isAgreed(File file) {
    Object[] answers = {texts.of("save.replace.yes"), texts.of("save.replace.no")};
    return JOptionPane.showOptionDialog(
            owner,
            Widgets.label(texts.of("save.replace", file.getName())),
            texts.of("save.title"),
            JOptionPane.YES_NO_OPTION,
            JOptionPane.WARNING_MESSAGE,
            null,
            answers,
            answers[1])
        == 0;
  }
}
