package jp.nozomi.cert.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The pages of docs/ that a test keeps true. */
public final class Documents {
  /** Tests run in the module's folder. */
  private static final Path FOLDER = Path.of("..", "docs");

  private static final String REGENERATE = "cert.writeDocuments";

  private Documents() {}

  /**
   * Reads a page.
   *
   * @param name its file name
   * @return its text
   */
  public static String read(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name), StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  /**
   * Compares a page with its generated text, or writes it when the build is asked to.
   *
   * @param name its file name
   * @param text what it must be
   */
  public static void assertGenerated(String name, String text) throws IOException {
    if (Boolean.getBoolean(REGENERATE)) {
      Files.writeString(FOLDER.resolve(name), text, StandardCharsets.UTF_8);
    }
    assertThat(read(name))
        .as(
            "docs/%s; to write it anew: ./mvnw -pl cert-core test -Dsurefire.argLine=-D%s=true",
            name, REGENERATE)
        .isEqualTo(text);
  }
}
