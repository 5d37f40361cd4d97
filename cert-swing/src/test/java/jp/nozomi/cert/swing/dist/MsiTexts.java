package jp.nozomi.cert.swing.dist;

import java.io.IOException;

/** Puts the Japanese texts into an installer, which wixl could not. */
final class MsiTexts {
  private MsiTexts() {}

  static void write(Product product, SetupTexts texts, MsiDatabase msi)
      throws IOException, InterruptedException {
    msi.speakJapanese();
    String name = product.japaneseName();
    String named = Product.ID + "|" + name;
    msi.set("Property", "Property", "ProductName", "Value", name);
    msi.set("Property", "Property", "ARPCOMMENTS", "Value", texts.of("comments"));
    msi.set("Feature", "Feature", "App", "Title", name);
    msi.set("Directory", "Directory", "MenuFolder", "DefaultDir", named);
    msi.set("Shortcut", "Shortcut", "StartMenu", "Name", named);
    msi.set("Registry", "Value", "URL:" + product.englishName(), "Value", "URL:" + name);
    msi.set(
        "LaunchCondition",
        "Condition",
        "NOT WIX_DOWNGRADE_DETECTED",
        "Description",
        texts.of("downgrade"));
  }
}
