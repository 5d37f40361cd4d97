package jp.nozomi.cert.swing.demo;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.swing.app.AppFolders;
import jp.nozomi.cert.swing.app.InstalledProfiles;
import jp.nozomi.cert.swing.cli.CertAppCommand;
import jp.nozomi.cert.swing.cli.ExitCode;
import jp.nozomi.cert.swing.cli.Terminal;
import jp.nozomi.cert.swing.fixture.OldCertificates;
import jp.nozomi.cert.swing.view.WizardApp;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.customer.Customer;

/**
 * Starts a fake bank, and shows the app with it: in the wizard if there is a display, else in the
 * terminal and unattended, where it issues a certificate and renews one that is due, each followed
 * by a login to the bank's site.
 */
public final class Demo {
  private static final List<Customer> CUSTOMERS =
      List.of(
          Customer.of("demo01").password("Nozomi-2026").about("ID and password only").build(),
          Customer.of("demo02")
              .password("Nozomi-2026")
              .asks(Challenge.QUESTION)
              .question("出身校は？", "のぞみ小学校")
              .about("a secret question too; the answer is のぞみ小学校")
              .build());

  /**
   * Has a certificate that is due for renewal, like the customer of that ID of {@code fakebank}.
   */
  private static final Customer DUE =
      Customer.of("demo40").password("Nozomi-2026").about("renewal is due").build();

  private static final Duration AGE_OF_DUE = Duration.ofDays(346);

  private final PrintWriter out;
  private final Path folder;
  private final FakeBank bank;

  private Demo(PrintWriter out, Path folder, FakeBank bank) {
    this.out = out;
    this.folder = folder;
    this.bank = bank;
  }

  public static void main(String[] args)
      throws IOException, InterruptedException, GeneralSecurityException {
    PrintWriter out =
        new PrintWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
            true);
    Path base = Files.createDirectories(Path.of(args[0]));
    Path folder = Files.createTempDirectory(base, "run-");
    var builder = FakeBank.builder();
    CUSTOMERS.forEach(builder::customer);
    builder.customer(DUE);
    int status;
    try (FakeBank bank = builder.start()) {
      Demo demo = new Demo(out, folder, bank);
      status = WizardApp.hasDisplay() ? demo.inWindow() : demo.inTerminal();
    }
    System.exit(status);
  }

  private int inWindow() throws IOException, InterruptedException {
    out.println("[fake bank] " + bank.baseUrl() + " knows these customers:");
    for (Customer customer : CUSTOMERS) {
      out.println(
          "[fake bank]   "
              + customer.loginId()
              + " / "
              + customer.password()
              + "   "
              + customer.about());
    }
    return command()
        .run("--profile", profile().toString(), "--store", "pkcs12:" + store())
        .status();
  }

  private int inTerminal() throws IOException, InterruptedException, GeneralSecurityException {
    String storePassword = HexFormat.of().formatHex(new SecureRandom().generateSeed(12));
    Customer customer = CUSTOMERS.get(0);
    int issued =
        enroll(customer, store(), storePassword, "issue", "--login-id", customer.loginId());
    if (issued != 0) {
      return issued;
    }
    Path due = folder.resolve("renewal-due.p12");
    new OldCertificates(bank, due, storePassword)
        .add(DUE.loginId(), bank.clock().instant().minus(AGE_OF_DUE));
    return enroll(DUE, due, storePassword, "renew", "--due");
  }

  private int enroll(Customer customer, Path store, String storePassword, String... command)
      throws IOException, InterruptedException, GeneralSecurityException {
    Stream<String> options =
        Stream.of(
            "--profile",
            profile().toString(),
            "--store",
            "pkcs12:" + store,
            "--password-file",
            secret("password.txt", customer.password()).toString(),
            "--store-password-file",
            secret("store-password.txt", storePassword).toString());
    ExitCode ended =
        command().run(Stream.concat(Stream.of(command), options).toArray(String[]::new));
    if (ended == ExitCode.SUCCESS) {
      out.println("/whoami: " + new Whoami(bank).askWith(store, storePassword));
      out.println();
    }
    return ended.status();
  }

  private CertAppCommand command() {
    Terminal terminal =
        new Terminal(
            out,
            new PrintWriter(
                new OutputStreamWriter(
                    new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8),
                true),
            new FileInputStream(FileDescriptor.in),
            Optional.empty(),
            true);
    return new CertAppCommand(
        terminal,
        new AppFolders(folder.resolve("data")),
        Clock.systemUTC(),
        (run, starts) -> {
          new WizardApp(run.context(), run.flow(), run.tools(), run.clock(), run.pages())
              .run(starts);
          return true;
        },
        // The bank is in this process: no proxy leads there.
        HttpSettings.defaults(),
        InstalledProfiles.BUILT_IN);
  }

  private Path store() {
    return folder.resolve("certificate.p12");
  }

  private Path profile() throws IOException {
    return Files.writeString(folder.resolve("profile.json"), bank.profileJson());
  }

  private Path secret(String name, String value) throws IOException {
    return Files.writeString(folder.resolve(name), value);
  }
}
