package jp.nozomi.cert.swing.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jp.nozomi.cert.swing.fixture.OldCertificates;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Customer;

/** A fake bank, a folder with what a user of the command line has, and the usual options. */
final class Branch implements AutoCloseable {
  static final String PASSWORD = "Nozomi-2026";
  static final String STORE_PASSWORD = "store-secret-1";

  final FakeBank bank;
  final Path folder;

  private Branch(FakeBank bank, Path folder) {
    this.bank = bank;
    this.folder = folder;
  }

  static Branch open(Path folder, Customer... customers) throws IOException {
    var builder = FakeBank.builder();
    List.of(customers).forEach(builder::customer);
    Branch branch = new Branch(builder.start(), folder);
    branch.write("profile.json", branch.bank.profileJson());
    branch.write("password", PASSWORD + "\n");
    branch.write("store-password", STORE_PASSWORD + "\n");
    return branch;
  }

  static Customer customer(String loginId) {
    return Customer.of(loginId).password(PASSWORD).build();
  }

  CliRun cli() {
    return new CliRun(folder);
  }

  OldCertificates old() {
    return new OldCertificates(bank, file("c.p12"), STORE_PASSWORD);
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(file(name), text);
  }

  /** A command on profile and store, its store password included. */
  String[] args(String command, String... more) {
    return Stream.concat(
            Stream.of(
                command,
                "--profile",
                file("profile.json").toString(),
                "--store",
                "pkcs12:" + file("c.p12"),
                "--store-password-file",
                file("store-password").toString()),
            Stream.of(more))
        .toArray(String[]::new);
  }

  /** The same, and the customer's password. */
  String[] loggingIn(String command, String... more) {
    return args(
        command,
        Stream.concat(Stream.of("--password-file", file("password").toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  @Override
  public void close() throws IOException {
    bank.close();
  }
}
