package jp.nozomi.cert.swing.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.IssuedCertificate;
import jp.nozomi.cert.testkit.customer.Customer;

/**
 * Cold issue, each a process of its own: {@code certapp}, a program as it is usually written, and a
 * shell script. In turns, so that what disturbs the machine disturbs them all.
 */
final class ColdIssue {
  private static final String PASSWORD = "Nozomi-2026";
  private static final String STORE_PASSWORD = "store-secret-1";
  private static final List<String> KEYS = List.of("EC-P256", "RSA-2048");
  private static final int WARM_UP = 1;
  private static final double NANOS = 1e6;

  private final Path app;
  private final Path folder;
  private final int rounds;
  private final Figures figures = new Figures();
  private int customers;

  ColdIssue(Path app, Path folder, int rounds) {
    this.app = app;
    this.folder = folder;
    this.rounds = rounds;
  }

  Figures run() throws IOException, InterruptedException {
    write("password", PASSWORD);
    write("store-password", STORE_PASSWORD);
    try (InputStream script =
        Objects.requireNonNull(ColdIssue.class.getResourceAsStream("issue.sh"))) {
      Files.write(folder.resolve("issue.sh"), script.readAllBytes());
    }
    try (FakeBank bank = FakeBank.builder().start()) {
      write("profile.json", bank.profileJson());
      write("ca.pem", bank.serverCaPem());
      for (int round = 0; round < WARM_UP + rounds; round++) {
        for (String key : KEYS) {
          boolean measured = round >= WARM_UP;
          measure(bank, "certapp " + key, measured, store -> certapp(store, key));
          measure(bank, "naive " + key, measured, store -> naive(bank, store, key));
          measure(bank, "openssl+curl " + key, measured, store -> script(bank, store, key));
        }
      }
    }
    return figures;
  }

  private interface Contender {
    List<String> command(String store);
  }

  private void measure(FakeBank bank, String name, boolean counted, Contender contender)
      throws IOException, InterruptedException {
    customers++;
    bank.addCustomer(Customer.of(loginId()).password(PASSWORD).build());
    ProcessBuilder builder =
        new ProcessBuilder(contender.command(folder.resolve(loginId() + ".p12").toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("HOME", folder.toString());
    builder.environment().remove("XDG_DATA_HOME");
    long began = System.nanoTime();
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(name + ": " + Files.readString(folder.resolve("out")));
    }
    double millis = (System.nanoTime() - began) / NANOS;
    List<IssuedCertificate> issued = bank.issuedTo(loginId());
    if (issued.size() != 1 || !issued.get(0).confirmed()) {
      throw new IOException(name + " ended well without a confirmed certificate");
    }
    if (counted) {
      figures.add(name, millis);
    }
  }

  private List<String> certapp(String store, String key) {
    return List.of(
        app.resolve("bin").resolve("certapp").toString(),
        "issue",
        "--json",
        "--profile",
        folder.resolve("profile.json").toString(),
        "--store",
        "pkcs12:" + store,
        "--login-id",
        loginId(),
        "--password-file",
        folder.resolve("password").toString(),
        "--store-password-file",
        folder.resolve("store-password").toString(),
        "--key",
        key);
  }

  private List<String> naive(FakeBank bank, String store, String key) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                naiveClassPath(),
                NaiveIssue.class.getName()));
    command.addAll(arguments(bank, store, key));
    return command;
  }

  private List<String> script(FakeBank bank, String store, String key) {
    List<String> command = new ArrayList<>(List.of("bash", folder.resolve("issue.sh").toString()));
    command.addAll(arguments(bank, store, key));
    return command;
  }

  private List<String> arguments(FakeBank bank, String store, String key) {
    return List.of(
        bank.baseUrl(),
        folder.resolve("ca.pem").toString(),
        loginId(),
        PASSWORD,
        store,
        STORE_PASSWORD,
        key);
  }

  /** No more than such a program would have; a longer path costs a start. */
  private static String naiveClassPath() {
    List<String> wanted =
        List.of("test-classes", "jackson", "httpclient5", "httpcore5", "bc", "slf4j-api");
    List<String> path =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
            .filter(
                entry -> {
                  String name = String.valueOf(Path.of(entry).getFileName());
                  return wanted.stream().anyMatch(name::startsWith);
                })
            .toList();
    return String.join(File.pathSeparator, path);
  }

  private String loginId() {
    return "cold" + customers;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
