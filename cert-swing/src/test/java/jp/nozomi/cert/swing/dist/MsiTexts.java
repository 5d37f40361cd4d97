package jp.nozomi.cert.swing.dist;

import static jp.nozomi.cert.swing.dist.MsiDatabase.quoted;

import java.io.IOException;
import java.util.List;

/** Puts the Japanese texts into an installer, which wixl could not. */
final class MsiTexts {
  private MsiTexts() {}

  static void write(Product product, SetupTexts texts, MsiDatabase msi)
      throws IOException, InterruptedException {
    msi.speakJapanese();
    String name = quoted(product.japaneseName());
    String named = quoted(Product.ID + "|" + product.japaneseName());
    for (String statement :
        List.of(
            "UPDATE Property SET Value = " + name + " WHERE Property = 'ProductName'",
            "UPDATE Property SET Value = "
                + quoted(texts.of("comments"))
                + " WHERE Property = 'ARPCOMMENTS'",
            "UPDATE Feature SET Title = " + name + " WHERE Feature = 'App'",
            "UPDATE Directory SET DefaultDir = " + named + " WHERE Directory = 'MenuFolder'",
            "UPDATE Shortcut SET Name = " + named + " WHERE Shortcut = 'StartMenu'",
            "UPDATE Registry SET Value = "
                + quoted("URL:" + product.japaneseName())
                + " WHERE Value = "
                + quoted("URL:" + product.englishName()),
            "UPDATE LaunchCondition SET Description = "
                + quoted(texts.of("downgrade"))
                + " WHERE Condition = 'NOT WIX_DOWNGRADE_DETECTED'")) {
      msi.run(statement);
    }
  }
}
