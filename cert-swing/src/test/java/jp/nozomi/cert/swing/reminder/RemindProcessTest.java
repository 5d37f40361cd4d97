package jp.nozomi.cert.swing.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.swing.desktop.Installation;
import jp.nozomi.cert.swing.fixture.Certificates;
import jp.nozomi.cert.swing.fixture.Profiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code certapp remind} as the system runs it: nobody sits there, and the store is locked. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class RemindProcessTest {
  @TempDir private Path home;

  private Path notified;
  private Installation app;

  @BeforeEach
  void install() throws Exception {
    notified = home.resolve("notified");
    Instant now = Instant.now();
    Certificates ca = new Certificates(now);
    app =
        Installation.in(
            home,
            new String(Profiles.json("https://localhost:1", ca.ca()), StandardCharsets.UTF_8));
    Path store = Files.write(home.resolve("locked.p12"), new byte[0]);
    new ExpiryBook(home.resolve("data/9999/expiry.json"))
        .installed(
            new StoreLocation("pkcs12", store.toString()),
            ca.issue("logid031", now.minus(Duration.ofDays(340)), Duration.ofDays(366)),
            Optional.empty());
  }

  @AfterEach
  void clearUp() throws Exception {
    app.close();
  }

  @Test
  void tellsOnceOnTheDesktopWithoutAskingForAnything() throws Exception {
    notifySend("printf '%s\\n' \"$@\" >> '" + notified + "'");

    assertThat(remind()).isZero();
    assertThat(remind()).isZero();

    List<String> lines = Files.readAllLines(notified);
    assertThat(lines).filteredOn("証明書を更新できます。"::equals).hasSize(1);
    assertThat(lines).anyMatch(line -> line.startsWith("残り26日です"));
  }

  @Test
  void whatCouldNotBeToldIsToldTheNextTime() throws Exception {
    notifySend("exit 1");
    assertThat(remind()).isEqualTo(4);
    notifySend("printf '%s\\n' \"$@\" >> '" + notified + "'");

    assertThat(remind()).isZero();

    assertThat(notified).content().contains("証明書を更新できます。");
  }

  private int remind() throws Exception {
    return app.start(
            Map.of(
                "PATH", home.resolve("bin") + ":" + System.getenv("PATH"), "HOME", home.toString()),
            "remind")
        .waitFor();
  }

  private void notifySend(String act) throws Exception {
    Path program = Files.createDirectories(home.resolve("bin")).resolve("notify-send");
    Files.writeString(program, "#!/bin/sh\n" + act + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
