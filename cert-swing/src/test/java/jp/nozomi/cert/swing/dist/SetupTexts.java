package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** What {@code setup.msi} says, in Japanese. */
final class SetupTexts {
  private static final String FILE = "setup.properties";
  private static final String APP = "{app}";

  private final Properties texts;
  private final String app;

  private SetupTexts(Properties texts, String app) {
    this.texts = texts;
    this.app = app;
  }

  static SetupTexts of(Product product) throws IOException {
    Properties texts = new Properties();
    try (InputStream in = Objects.requireNonNull(SetupTexts.class.getResourceAsStream(FILE), FILE);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return new SetupTexts(texts, product.japaneseName());
  }

  String of(String key) {
    return Objects.requireNonNull(texts.getProperty(key), key).replace(APP, app);
  }
}
