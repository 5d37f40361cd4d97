package jp.nozomi.cert.swing.view;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.PlainText;
import jp.nozomi.cert.swing.presenter.Texts;
import jp.nozomi.cert.swing.qr.QrCode;
import net.miginfocom.swing.MigLayout;

/** Makes the component of each block, and remembers those that change while a page is shown. */
final class Blocks implements Block.Cases<JComponent> {
  private static final int QR_SIDE = 220;
  private static final int LABEL_WIDTH = 190;

  private final Texts texts;
  private final Signals signals;
  private final CapsLock capsLock;
  private final List<InputField> inputs = new ArrayList<>();
  private final List<CertificateTable> tables = new ArrayList<>();
  private final List<JCheckBox> checks = new ArrayList<>();
  private final List<NoteLines> notes = new ArrayList<>();
  private final Clock clock;
  private final List<ChoicePanel> choices = new ArrayList<>();

  Blocks(Texts texts, Signals signals, CapsLock capsLock, Clock clock) {
    this.clock = clock;
    this.texts = texts;
    this.signals = signals;
    this.capsLock = capsLock;
  }

  List<InputField> inputs() {
    return inputs;
  }

  List<CertificateTable> tables() {
    return tables;
  }

  List<JCheckBox> checks() {
    return checks;
  }

  List<NoteLines> notes() {
    return notes;
  }

  List<ChoicePanel> choices() {
    return choices;
  }

  @Override
  public JComponent field(Block.Field block) {
    InputField input = new InputField(block, texts, capsLock);
    inputs.add(input);
    return input;
  }

  @Override
  public JComponent table(Block.Table block) {
    CertificateTable table = new CertificateTable(block, signals);
    tables.add(table);
    return table;
  }

  @Override
  public JComponent qr(Block.Qr block) {
    QrCode code = QrCode.of(block.text());
    JPanel panel = row("[][]");
    QrView view = new QrView(code, block.name(), Theme.px(QR_SIDE));
    JButton enlarge = Widgets.plain(new JButton(block.enlarge()));
    enlarge.addActionListener(click -> new QrDialog(panel, code, block.name(), texts).open());
    panel.add(view);
    panel.add(enlarge, "top, gapleft " + Theme.px(12) + ", pushx");
    return panel;
  }

  @Override
  public JComponent fact(Block.Fact block) {
    JPanel panel = row("[" + Theme.px(LABEL_WIDTH) + "!,fill]" + Theme.px(12) + "[grow,fill][]");
    JTextArea value = Widgets.text(block.value());
    JTextArea label = Widgets.text(block.label(), Theme.color("Wizard.muted"));
    value.getAccessibleContext().setAccessibleName(block.label());
    value
        .getAccessibleContext()
        .setAccessibleDescription(PlainText.of(block.whole().orElse(block.value())));
    block.whole().map(PlainText::of).ifPresent(value::setToolTipText);
    panel.add(label, "wmin 10, aligny center");
    panel.add(value, "wmin 10, aligny center");
    block
        .copy()
        .ifPresent(
            words -> {
              JButton copy = Widgets.plain(new JButton(words));
              copy.getAccessibleContext().setAccessibleName(words + " " + block.label());
              copy.addActionListener(click -> Doing.toClipboard(block.value()));
              panel.add(copy, "gapleft " + Theme.px(8));
            });
    return panel;
  }

  @Override
  public JComponent note(Block.Note block) {
    return Widgets.text(block.text());
  }

  @Override
  public JComponent notes(Block.Notes block) {
    NoteLines lines = new NoteLines(block.texts());
    notes.add(lines);
    return lines;
  }

  @Override
  public JComponent countdown(Block.Countdown block) {
    return new Countdown(block, clock);
  }

  @Override
  public JComponent check(Block.Check block) {
    JCheckBox box = Widgets.plain(new JCheckBox(block.label() + "(" + block.mnemonic() + ")"));
    box.setMnemonic(block.mnemonic());
    box.getAccessibleContext().setAccessibleName(block.label());
    box.setOpaque(false);
    box.setSelected(block.checked());
    box.putClientProperty(Block.Check.class, block);
    box.addActionListener(
        click -> signals.raise(((Block.Check) box.getClientProperty(Block.Check.class)).toggled()));
    checks.add(box);
    return box;
  }

  @Override
  public JComponent choice(Block.Choice block) {
    ChoicePanel panel = new ChoicePanel(block, signals);
    choices.add(panel);
    return panel;
  }

  private static JPanel row(String columns) {
    JPanel panel = new JPanel(new MigLayout("insets 0, fillx, novisualpadding", columns));
    panel.setOpaque(false);
    return panel;
  }
}
