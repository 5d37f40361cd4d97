package jp.nozomi.cert.protocol.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SupportBundleTest {
  private static final String HOME = "/home/hanako";

  /** What must never be in a bundle, in any of its files or their names. */
  private static final List<String> SECRETS =
      List.of(
          "hunter2",
          "bXktYmVhcmVyLXRva2Vu",
          "493817",
          "MIGHAgEAMBMGByqGSM49",
          "Zm9yIG5vYm9keSBlbHNlIHRvIHJlYWQgMTIz",
          "00112233445566778899aabbccddeeff",
          "clerk:",
          "hanako");

  @TempDir Path folder;
  private Path zip;

  @BeforeEach
  void name() {
    zip = folder.resolve("bundle.zip");
  }

  @Test
  void holdsNoSecretWhereverOneWasPlanted() throws Exception {
    Path log = folder.resolve("ApplicationLog.log");
    Files.writeString(
        log,
        """
        INFO opening /home/hanako/certs/store.p12
        DEBUG > Authorization: Bearer bXktYmVhcmVyLXRva2Vu
        DEBUG > {"challenge":"c1","answers":{"loginId":"demo01","password":"hunter2"}}
        DEBUG > {"answers":{"code":"493817"}}
        DEBUG otp 493817 was wrong
        WARN proxy http://clerk:hunter2@proxy.example:3128/ answered 407
        DEBUG > Proxy-Authorization: Basic hunter2
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49
        -----END PRIVATE KEY-----
        DEBUG reply Zm9yIG5vYm9keSBlbHNlIHRvIHJlYWQgMTIz
        DEBUG key 00112233445566778899aabbccddeeff
        DEBUG パスワード: hunter2
        """);
    Path named = Files.writeString(folder.resolve("password=hunter2"), "a log with a bad name\n");
    Path entry = folder.resolve("journal").resolve("9999").resolve("e.0.json");
    Files.createDirectories(entry.getParent());
    Files.writeString(
        entry,
        """
        {"entry": {"user": "hanako", "store": "pkcs12:/home/hanako/a.p12",
         "request": "Zm9yIG5vYm9keSBlbHNlIHRvIHJlYWQgMTIz"}}
        """);
    CheckResult planted =
        Finding.PROXY_FOUND
            .with("proxy", "http://clerk:hunter2@proxy.example:3128/")
            .with("host", "Bearer bXktYmVhcmVyLXRva2Vu")
            .item(Map.of("store", HOME + "/store.p12", "password", "hunter2"));

    SupportBundle.of(report(planted), HOME)
        .withJournal(folder.resolve("journal"), "9999")
        .withLogs(List.of(log, named))
        .write(zip);

    Map<String, String> entries = entries();
    assertThat(entries).hasSize(7);
    for (String secret : SECRETS) {
      assertThat(entries.keySet()).noneMatch(name -> name.contains(secret));
      assertThat(entries).allSatisfy((name, text) -> assertThat(text).doesNotContain(secret));
    }
    assertThat(entries.get("logs/02-ApplicationLog.log"))
        .contains("opening ~/certs/store.p12", "proxy.example:3128");
  }

  @Test
  void holdsTheReportInEveryForm() throws Exception {
    SupportBundle.of(report(Finding.DNS_UNKNOWN_HOST.with("host", "bank.invalid")), HOME)
        .write(zip);

    Map<String, String> entries = entries();
    assertThat(entries)
        .containsOnlyKeys("report.json", "report.ja.txt", "report.en.txt", "versions.json");
    assertThat(entries.get("report.ja.txt")).contains("bank.invalid のアドレスが見つかりません。");
    assertThat(entries.get("report.en.txt")).contains("No address was found for bank.invalid.");
    assertThat(
            new JsonReader(JsonLimits.MESSAGE)
                .readObject(entries.get("report.json").getBytes(StandardCharsets.UTF_8))
                .string("outcome"))
        .isEqualTo("failed");
    assertThat(entries.get("versions.json")).contains("1.0.0", System.getProperty("os.name"));
  }

  @Test
  void keepsTheEndOfALongLog() throws Exception {
    Path log = folder.resolve("long.log");
    Files.writeString(
        log, "password=" + "\nan old line of the log".repeat(200_000) + "\nthe end\n");

    SupportBundle.of(report(Finding.DNS_OK.result()), HOME).withLogs(List.of(log)).write(zip);

    assertThat(entries().get("logs/01-long.log"))
        .hasSizeLessThanOrEqualTo(2 * 1024 * 1024)
        .startsWith("an old line of the log\n")
        .endsWith("\nthe end\n");
  }

  @Test
  void namesWhatHasNoRoom() throws Exception {
    List<Path> logs = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      logs.add(Files.writeString(folder.resolve("small-" + i + ".log"), "a line\n"));
    }

    SupportBundle.of(report(Finding.DNS_OK.result()), HOME).withLogs(logs).write(zip);

    assertThat(entries().get("omitted.txt")).startsWith("logs/small-64.log\n");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there the folder's rights are inherited")
  void isReadableForItsOwnerOnly() throws Exception {
    SupportBundle.of(report(Finding.DNS_OK.result()), HOME).write(zip);

    assertThat(Files.getPosixFilePermissions(zip))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void leavesNothingBehindWhenItCanNotBeWritten() throws Exception {
    Files.createDirectories(zip.resolve("in the way"));

    assertThatThrownBy(() -> SupportBundle.of(report(Finding.DNS_OK.result()), HOME).write(zip))
        .isInstanceOf(IOException.class);
    assertThat(zip.resolve("in the way")).isDirectory();
  }

  private static PreflightReport report(CheckResult result) {
    return new PreflightReport(
        Instant.parse("2026-11-23T00:00:00Z"), SystemVersions.of("1.0.0"), List.of(result));
  }

  private Map<String, String> entries() throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream content = new ZipInputStream(in)) {
      for (ZipEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
        entries.put(entry.getName(), new String(content.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }
}
