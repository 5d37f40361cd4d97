package jp.nozomi.cert.testkit.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonValue;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.testkit.bank.AccountRecord;
import jp.nozomi.cert.testkit.bank.CertificateRecord;
import jp.nozomi.cert.testkit.bank.Journal;
import jp.nozomi.cert.testkit.bank.Order;
import jp.nozomi.cert.testkit.bank.Saved;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.customer.Customer;

/**
 * A bank's state in a directory, one small JSON file a record, each written whole or not at all.
 *
 * <p>One process at a time; thread-safe within it. Holds private keys and the customers' secrets in
 * clear: for tests and demonstrations only.
 */
public final class StateDirectory implements Journal, AutoCloseable {
  private static final JsonReader READER = new JsonReader(JsonLimits.MESSAGE);
  private static final String SUFFIX = ".json";
  private static final String OTP_PERIOD = "otp-period";

  private final Path root;
  private final FileChannel lockFile;

  private StateDirectory(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Opens a directory, and makes it if it does not exist.
   *
   * @param root the directory
   * @return the state
   * @throws IOException if it can't be read or written, or another process has it
   */
  public static StateDirectory open(Path root) throws IOException {
    for (String name : List.of("certificates", "orders", "closed", "accounts", "tokens", "keys")) {
      Files.createDirectories(root.resolve(name));
    }
    FileChannel lockFile =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(lockFile)) {
      lockFile.close();
      throw new IOException("another bank runs in " + root);
    }
    return new StateDirectory(root, lockFile);
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void certificate(CertificateRecord certificate) {
    write("certificates", certificate.sha256(), Records.write(certificate));
  }

  @Override
  public void order(Order order) {
    write("orders", order.uuid(), Records.write(order));
  }

  @Override
  public void closed(String uuid) {
    write("closed", uuid, JsonObject.builder().build());
  }

  @Override
  public void account(AccountRecord account) {
    write("accounts", account.loginId(), Records.write(account));
  }

  private void write(String folder, String name, JsonObject record) {
    try {
      AtomicFiles.write(root.resolve(folder).resolve(name + SUFFIX), JsonWriter.compact(record));
    } catch (IOException e) {
      throw new UncheckedIOException("the bank's state can not be written", e);
    }
  }

  /**
   * Reads what an earlier run left.
   *
   * @return the records
   * @throws IOException if a file is unreadable or damaged
   */
  public Saved load() throws IOException {
    Set<String> closed = new HashSet<>();
    for (Path file : files("closed")) {
      String name = String.valueOf(file.getFileName());
      closed.add(name.substring(0, name.length() - SUFFIX.length()));
    }
    return new Saved(
        readAll("certificates", Records::certificate),
        readAll("orders", Records::order),
        closed,
        readAll("accounts", Records::account));
  }

  /**
   * Reads the customers, who may have been changed by hand.
   *
   * @return the customers in order, or empty if there is no file of them yet
   * @throws IOException if the file is unreadable or damaged
   */
  public Optional<List<Customer>> customers() throws IOException {
    return customers(root);
  }

  /**
   * Reads the customers of a bank that may be running.
   *
   * @param root the bank's state directory
   * @return the customers in order, or empty if there is no file of them
   * @throws IOException if the file is unreadable or damaged
   */
  public static Optional<List<Customer>> customers(Path root) throws IOException {
    Path file = root.resolve("customers" + SUFFIX);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(
        read(
            file,
            json -> {
              List<Customer> out = new ArrayList<>();
              for (JsonObject customer : json.array("customers").objects("customers")) {
                out.add(Records.customer(customer));
              }
              return out;
            }));
  }

  /**
   * Writes the customers.
   *
   * @param customers the customers in order
   * @throws IOException if they can't be written
   */
  public void customers(List<Customer> customers) throws IOException {
    List<JsonValue> records = List.copyOf(customers.stream().map(Records::write).toList());
    AtomicFiles.write(
        root.resolve("customers" + SUFFIX),
        JsonWriter.pretty(JsonObject.builder().put("customers", new JsonArray(records)).build()));
  }

  /**
   * Reads a certificate with its key.
   *
   * @param name its name in this directory
   * @return the certificate, or empty if it was never written
   * @throws IOException if the file is unreadable or damaged
   */
  public Optional<HeldCertificate> held(String name) throws IOException {
    Path file = root.resolve("keys").resolve(name + SUFFIX);
    return Files.exists(file) ? Optional.of(read(file, HeldFiles::read)) : Optional.empty();
  }

  /**
   * Writes a certificate with its key.
   *
   * @param name its name in this directory
   * @param held the certificate
   */
  public void held(String name, HeldCertificate held) {
    write("keys", name, HeldFiles.write(held));
  }

  /**
   * Reads how long the tokens of a bank show a one-time password.
   *
   * @param root the bank's state directory
   * @return the period; 60 seconds if the bank never wrote it
   * @throws IOException if the file is unreadable or damaged
   */
  public static Duration otpPeriod(Path root) throws IOException {
    return Duration.ofSeconds(number(root, OTP_PERIOD).orElse(60L));
  }

  /**
   * Writes how long the tokens show a one-time password.
   *
   * @param period whole seconds
   */
  public void otpPeriod(Duration period) {
    number(OTP_PERIOD, period.toSeconds());
  }

  /**
   * Reads a number.
   *
   * @param name its name in this directory
   * @return the number, or empty if it was never written
   * @throws IOException if the file is unreadable or damaged
   */
  public Optional<Long> number(String name) throws IOException {
    return number(root, name);
  }

  private static Optional<Long> number(Path root, String name) throws IOException {
    Path file = root.resolve(name + SUFFIX);
    return Files.exists(file)
        ? Optional.of(read(file, json -> json.integer("value")))
        : Optional.empty();
  }

  /**
   * Writes a number.
   *
   * @param name its name in this directory
   * @param value the number
   */
  public void number(String name, long value) {
    write(".", name, JsonObject.builder().put("value", value).build());
  }

  private List<Path> files(String folder) throws IOException {
    try (Stream<Path> found = Files.list(root.resolve(folder))) {
      return found.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  private <T> List<T> readAll(String folder, Parser<T> parser) throws IOException {
    List<T> out = new ArrayList<>();
    for (Path file : files(folder)) {
      out.add(read(file, parser));
    }
    return out;
  }

  private static <T> T read(Path file, Parser<T> parser) throws IOException {
    try {
      return parser.parse(READER.readObject(Files.readAllBytes(file)));
    } catch (JsonException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }

  private interface Parser<T> {
    T parse(JsonObject json) throws JsonException;
  }
}
