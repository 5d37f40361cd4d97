package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts the Japanese texts into a package, in the code page of Japanese Windows. */
final class MsiTexts {
  private static final String CODE_PAGE = "\r\n\r\n932\t_ForceCodepage\r\n";

  private MsiTexts() {}

  static void write(Product product, Path msi, Path work) throws IOException, InterruptedException {
    Path codePage =
        Files.writeString(work.resolve("_ForceCodepage.idt"), CODE_PAGE, StandardCharsets.US_ASCII);
    Tool.of("msibuild", msi.toString(), "-i", codePage.toString()).run();
    String name = quoted(product.japaneseName());
    for (String query :
        List.of(
            "UPDATE Property SET Value = " + name + " WHERE Property = 'ProductName'",
            "UPDATE Property SET Value ="
                + " 'アンインストールしても、発行済みの電子証明書は削除されません。'"
                + " WHERE Property = 'ARPCOMMENTS'",
            "UPDATE Feature SET Title = " + name + " WHERE Feature = 'App'",
            "UPDATE Shortcut SET Name = "
                + quoted(Product.ID + "|" + product.japaneseName())
                + " WHERE Shortcut = 'StartMenu'",
            "UPDATE Registry SET Value = "
                + quoted("URL:" + product.japaneseName())
                + " WHERE Value = "
                + quoted("URL:" + product.englishName()),
            "UPDATE LaunchCondition SET Description ="
                + " '新しいバージョンがインストールされています。古いバージョンは上書きできません。'"
                + " WHERE Condition = 'NOT WIX_DOWNGRADE_DETECTED'")) {
      Tool.of("msibuild", msi.toString(), "-q", query).run();
    }
  }

  private static String quoted(String text) {
    if (text.contains("'") || text.contains("`")) {
      throw new IllegalArgumentException(
          "quotes are not possible in an installer's texts: " + text);
    }
    return "'" + text + "'";
  }
}
