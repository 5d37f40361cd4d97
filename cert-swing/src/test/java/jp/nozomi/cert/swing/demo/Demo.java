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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.swing.app.AppFolders;
import jp.nozomi.cert.swing.cli.CertAppCommand;
import jp.nozomi.cert.swing.cli.ExitCode;
import jp.nozomi.cert.swing.cli.Terminal;
import jp.nozomi.cert.swing.view.Theme;
import jp.nozomi.cert.swing.view.WizardApp;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.customer.Customer;

/**
 * Starts a fake bank and issues a certificate from it: in the wizard if there is a display, else in
 * the terminal and unattended, ending with a login to the bank's site.
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
    Customer customer = CUSTOMERS.get(0);
    String storePassword = HexFormat.of().formatHex(new SecureRandom().generateSeed(12));
    ExitCode ended =
        command()
            .run(
                "issue",
                "--profile",
                profile().toString(),
                "--store",
                "pkcs12:" + store(),
                "--login-id",
                customer.loginId(),
                "--password-file",
                secret("password.txt", customer.password()).toString(),
                "--store-password-file",
                secret("store-password.txt", storePassword).toString());
    if (ended != ExitCode.SUCCESS) {
      return ended.status();
    }
    String seen = new Whoami(bank).askWith(store(), storePassword);
    out.println("/whoami: " + seen);
    return 0;
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
        (run, dark, starts) -> {
          new WizardApp(run.context(), run.flow(), run.tools(), run.clock())
              .run(dark ? Theme.DARK : Theme.LIGHT, starts);
          return true;
        });
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
