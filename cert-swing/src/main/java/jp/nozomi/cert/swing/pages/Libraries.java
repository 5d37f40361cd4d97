package jp.nozomi.cert.swing.pages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The libraries inside the app, as the build found them (docs/ARCHITECTURE.md). */
public final class Libraries {
  private static final String LIST = "/jp/nozomi/cert/swing/libraries.tsv";

  private Libraries() {}

  /**
   * Reads the list that the build made: a line for each library with its name, version and
   * licences, parted by tabs.
   *
   * @return the libraries by name
   */
  public static List<Library> read() {
    try (InputStream in = Objects.requireNonNull(Libraries.class.getResourceAsStream(LIST), LIST);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank())
          .map(line -> line.split("\t", -1))
          .map(cells -> new Library(cells[0], cells[1], cells[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(LIST, e);
    }
  }
}
