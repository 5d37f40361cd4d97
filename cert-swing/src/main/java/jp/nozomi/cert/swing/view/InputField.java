package jp.nozomi.cert.swing.view;

import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.text.AbstractDocument;
import javax.swing.text.BadLocationException;
import javax.swing.text.Document;
import javax.swing.text.Segment;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.enroll.ChallengeField;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.PlainText;
import jp.nozomi.cert.swing.presenter.Texts;
import net.miginfocom.swing.MigLayout;

/** An input with its label above, its format below, and what is wrong with it in words. */
final class InputField extends JPanel {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final ChallengeField.Kind kind;
  private final JTextField field;
  private final JTextArea problem = Widgets.text("");
  private final JLabel capsLock;
  private final JToggleButton reveal;
  private final transient CapsLock capsLockState;

  InputField(Block.Field block, Texts texts, CapsLock capsLockState) {
    super(new MigLayout("insets 0, fillx, hidemode 3, novisualpadding", "[grow,fill][]"));
    this.name = block.name();
    this.kind = block.kind();
    this.capsLockState = capsLockState;
    setOpaque(false);
    boolean masked = kind == ChallengeField.Kind.PASSWORD;
    this.field = masked ? new JPasswordField() : new JTextField();
    this.capsLock =
        Widgets.label("⚠ " + texts.of("chrome.caps_lock"), Theme.color("Wizard.warning"));
    this.reveal = Widgets.plain(new JToggleButton(texts.of("chrome.reveal")));
    arrange(block, masked);
    configure(block, texts);
    field.setText(block.initial());
    update(block, Optional.empty());
  }

  /** Goes on with what was typed into the same field of the page before, without a copy of it. */
  void continueFrom(InputField before) {
    field.setDocument(before.field.getDocument());
    field.setCaretPosition(field.getDocument().getLength());
  }

  private void arrange(Block.Field block, boolean masked) {
    JLabel label = Widgets.label(block.label());
    label.setLabelFor(field);
    int gap = Theme.px(4);
    add(label, "span, wrap " + gap);
    add(field, masked ? "growx" : "growx, span, wrap");
    if (masked) {
      add(reveal, "gapleft " + Theme.px(8) + ", wrap");
    }
    problem.setForeground(Theme.color("Wizard.error"));
    add(problem, "span, growx, wmin 10, gaptop " + gap + ", wrap");
    add(capsLock, "span, gaptop " + gap + ", wrap");
    if (!block.support().isEmpty()) {
      add(
          Widgets.label(block.support(), Theme.color("Wizard.muted")),
          "span, gaptop " + gap + ", wrap");
    }
  }

  private void configure(Block.Field block, Texts texts) {
    field.setName(block.name());
    field.getAccessibleContext().setAccessibleName(block.label());
    capsLock.setVisible(false);
    switch (kind) {
      case ID, CODE -> {
        // No input method: IDs and codes are ASCII, and what a user's IME adds is made half-width.
        field.enableInputMethods(false);
        ((AbstractDocument) field.getDocument()).setDocumentFilter(new HalfWidthFilter());
      }
      case PASSWORD -> configureMasked(block, texts);
      case ANSWER -> field.enableInputMethods(true);
    }
  }

  private void configureMasked(Block.Field block, Texts texts) {
    JPasswordField masked = (JPasswordField) field;
    char echo = masked.getEchoChar();
    // Named by its field: a page may have two.
    reveal
        .getAccessibleContext()
        .setAccessibleName(texts.of("chrome.reveal.help", PlainText.of(block.label())));
    reveal.addActionListener(click -> masked.setEchoChar(reveal.isSelected() ? '\0' : echo));
    field.addKeyListener(
        new KeyAdapter() {
          @Override
          public void keyReleased(KeyEvent event) {
            showCapsLock(true);
          }
        });
    field.addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusGained(FocusEvent event) {
            showCapsLock(true);
          }

          @Override
          public void focusLost(FocusEvent event) {
            showCapsLock(false);
          }
        });
  }

  private void showCapsLock(boolean focused) {
    capsLock.setVisible(focused && capsLockState.isOn());
  }

  /**
   * Shows what is wrong with the text, else why the answer before was refused: where the page is
   * small, what is said at its top is out of sight when the field is typed in.
   */
  void update(Block.Field block, Optional<String> refused) {
    Optional<String> text = block.problem().or(() -> refused);
    Widgets.setText(problem, text.map(words -> "⚠ " + words).orElse(""));
    problem.setVisible(text.isPresent());
    field.putClientProperty("JComponent.outline", text.isPresent() ? "error" : null);
    // What a screen reader says after the name: the mistake, else the format.
    field.getAccessibleContext().setAccessibleDescription(text.orElse(block.support()));
  }

  void setInputEnabled(boolean enabled) {
    field.setEnabled(enabled);
    reveal.setEnabled(enabled);
  }

  /** Clears what must be typed anew when the same question is asked again. */
  void clearForNextAttempt() {
    if (kind != ChallengeField.Kind.ID) {
      field.setText("");
    }
  }

  void clear() {
    field.setText("");
  }

  String fieldName() {
    return name;
  }

  JTextField input() {
    return field;
  }

  boolean isEmpty() {
    return field.getDocument().getLength() == 0;
  }

  /** Takes what was typed, without making a text of it that would stay in memory. */
  Secret take() {
    Document document = field.getDocument();
    Segment segment = new Segment();
    try {
      document.getText(0, document.getLength(), segment);
    } catch (BadLocationException e) {
      throw new IllegalStateException("a document shorter than itself", e);
    }
    char[] chars = new char[segment.count];
    System.arraycopy(segment.array, segment.offset, chars, 0, segment.count);
    return Secret.take(chars);
  }
}
