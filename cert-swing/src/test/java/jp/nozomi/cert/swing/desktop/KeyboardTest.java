package jp.nozomi.cert.swing.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import jp.nozomi.cert.protocol.transport.Squid;
import jp.nozomi.cert.swing.fixture.Display;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wizard by keyboard alone, on a display of its own. */
class KeyboardTest {
  private static Display display;

  @TempDir private Path folder;

  @BeforeAll
  static void openTheDisplay() throws IOException {
    display = Display.open();
  }

  @AfterAll
  static void closeTheDisplay() {
    if (display != null) {
      display.close();
    }
  }

  /** A change of a screen changes the table: read target/focus-order.tsv before it replaces it. */
  @Test
  void theFocusStartsAndGoesWhereTheTableSays() throws Exception {
    Path table = Files.createDirectories(Path.of("target")).resolve("focus-order.tsv");

    Display.Ended ended = display.run(FocusOrder.class, List.of(), folder, table.toString());

    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(Files.readString(table)).isEqualTo(expected());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void aCertificateIsIssuedAndAnotherRenewedByKeyboardAlone(String scale) throws Exception {
    Display.Ended ended =
        display.run(
            KeyboardRun.class, List.of("-Dflatlaf.uiScale=" + scale), folder, folder.toString());

    assertThat(ended.status()).as(ended.output()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void aProfileIsFetchedThroughAProxyThatWantsALoginByKeyboardAlone(
      String scale, @TempDir Path squidFolder) throws Exception {
    try (Squid squid = Squid.basic(squidFolder)) {
      Display.Ended ended =
          display.run(
              ProfileRun.class,
              List.of("-Dflatlaf.uiScale=" + scale),
              folder,
              folder.toString(),
              Integer.toString(squid.port()));

      assertThat(ended.status()).as(ended.output()).isZero();
    }
  }

  /** How long each repaint had to wait is left in target/silent-server.txt. */
  @Test
  void aServerThatSaysNothingNeverFreezesTheWindow() throws Exception {
    String seconds = Boolean.getBoolean("cert.full") ? "60" : "2";

    Display.Ended ended =
        display.run(SilentServer.class, List.of(), folder, folder.toString(), seconds);

    Files.writeString(
        Files.createDirectories(Path.of("target")).resolve("silent-server.txt"), ended.output());
    assertThat(ended.status()).as(ended.output()).isZero();
  }

  private static String expected() throws IOException {
    try (var in =
        Objects.requireNonNull(KeyboardTest.class.getResourceAsStream("focus-order.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
