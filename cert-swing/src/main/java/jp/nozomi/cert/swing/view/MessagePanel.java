package jp.nozomi.cert.swing.view;

import java.awt.Color;
import java.awt.Font;
import java.awt.Insets;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.SwingConstants;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.MessageModel;
import net.miginfocom.swing.MigLayout;

/** What went wrong or well: a sign, a word and the text; the details behind a fold. */
final class MessagePanel extends JPanel {
  private static final long serialVersionUID = 1L;

  MessagePanel(MessageModel model) {
    super(new java.awt.BorderLayout());
    setOpaque(false);
    Color tone = Theme.color(colour(model.tone()));
    Card card =
        new Card(Theme.color("Wizard.card"), Theme.color("Wizard.line"), tone, "[][grow,fill]");
    JLabel sign = Widgets.label(sign(model.tone()) + " " + model.toneName(), tone);
    card.add(Widgets.larger(sign, 1f, Font.BOLD), "top, gapright " + Theme.px(12));
    JTextArea text = Widgets.text(model.text());
    text.setName("message");
    card.add(Widgets.larger(text, 1f, Font.BOLD), "wmin 10, wrap");
    if (!model.remedy().isEmpty()) {
      card.add(Widgets.text(model.remedy()), "skip 1, wmin 10, gaptop " + Theme.px(6) + ", wrap");
    }
    if (!model.details().isEmpty()) {
      addFold(card, model);
    }
    add(card);
  }

  private static void addFold(Card card, MessageModel model) {
    JPanel details =
        new JPanel(new MigLayout("insets 0, fillx, hidemode 3, novisualpadding", "[][grow,fill]"));
    details.setOpaque(false);
    for (Block.Fact fact : model.details()) {
      JTextArea value = Widgets.text(fact.value());
      value.getAccessibleContext().setAccessibleName(fact.label());
      value.getAccessibleContext().setAccessibleDescription(value.getText());
      JLabel label = Widgets.label(fact.label(), Theme.color("Wizard.muted"));
      label.setLabelFor(value);
      details.add(label, "top, gapright " + Theme.px(12));
      details.add(value, "wmin 10, wrap");
    }
    JButton fold = Widgets.plain(new JButton());
    fold.setName("details");
    fold.putClientProperty("JButton.buttonType", "borderless");
    // Its words begin where the text above begins.
    fold.setHorizontalAlignment(SwingConstants.LEADING);
    fold.setMargin(new Insets(Theme.px(2), 0, Theme.px(2), Theme.px(6)));
    Runnable show =
        () -> {
          fold.setText((details.isVisible() ? "▼ " : "▶ ") + model.detailsTitle());
          card.revalidate();
        };
    fold.addActionListener(
        click -> {
          details.setVisible(!details.isVisible());
          show.run();
        });
    fold.getAccessibleContext().setAccessibleName(model.detailsTitle());
    card.add(fold, "skip 1, growx 0, gaptop " + Theme.px(12) + ", wrap");
    card.add(details, "skip 1, wmin 10, gaptop " + Theme.px(6));
    show.run();
  }

  private static String colour(MessageModel.Tone tone) {
    return switch (tone) {
      case ERROR -> "Wizard.error";
      case INFO -> "Wizard.info";
      case SUCCESS -> "Wizard.success";
    };
  }

  private static String sign(MessageModel.Tone tone) {
    return switch (tone) {
      case ERROR -> "✕";
      case INFO -> "ⓘ";
      case SUCCESS -> "✓";
    };
  }
}
