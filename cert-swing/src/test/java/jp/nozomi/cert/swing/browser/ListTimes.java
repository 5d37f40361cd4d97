package jp.nozomi.cert.swing.browser;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Customer;

/**
 * Measures {@code certapp list --json} over PKCS#12 files of 1,000 and 10,000 certificates of the
 * bank, as whole processes: the best of three each, and their ratio.
 *
 * <p>Run it by hand, on the test class path of a build; it takes an empty folder as its argument.
 */
public final class ListTimes {
  private static final int FEW = 1_000;
  private static final int MANY = 10_000;
  private static final int ROUNDS = 3;
  private static final char[] PASSWORD = "store-secret-1".toCharArray();

  private ListTimes() {}

  public static void main(String[] args)
      throws IOException, GeneralSecurityException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path home = Path.of(args[0]).toAbsolutePath();
    Customer customer = Customer.of(FreshUser.LOGIN_ID).password(FreshUser.PASSWORD).build();
    try (FakeBank bank = FakeBank.builder().customer(customer).start()) {
      FreshUser user = FreshUser.of(home, bank);
      Duration few = best(user, write(bank, home, FEW), FEW);
      Duration many = best(user, write(bank, home, MANY), MANY);
      out.println(FEW + ": " + few.toMillis() + " ms");
      out.println(MANY + ": " + many.toMillis() + " ms");
      out.println("ratio: " + (double) many.toMillis() / few.toMillis());
    }
  }

  private static Duration best(FreshUser user, Path file, int expected)
      throws IOException, InterruptedException {
    Duration best = Duration.ofDays(1);
    for (int round = 0; round < ROUNDS; round++) {
      Instant start = Clock.systemUTC().instant();
      RealProgram.Ended ended =
          user.certapp(
              "list",
              "--store",
              "pkcs12:" + file,
              "--store-password-file",
              user.home().resolve("store-password").toString());
      Duration taken = Duration.between(start, Clock.systemUTC().instant());
      long listed = ended.out().split("\"daysLeft\"", -1).length - 1L;
      if (ended.status() != 0 || listed != expected) {
        throw new IllegalStateException("listed " + listed + ": " + ended.err());
      }
      best = best.compareTo(taken) < 0 ? best : taken;
    }
    return best;
  }

  /** One key for all: making ten thousand is not what is measured. */
  private static Path write(FakeBank bank, Path home, int count)
      throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair keys = generator.generateKeyPair();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Instant start = Clock.systemUTC().instant().minus(Duration.ofDays(340));
    for (int i = 0; i < count; i++) {
      List<X509Certificate> chain =
          bank.issueDirectly(FreshUser.LOGIN_ID, keys.getPublic(), start.plusSeconds(i));
      store.setCertificateEntry("issuing", chain.get(1));
      store.setCertificateEntry("one " + i, chain.get(0));
    }
    Path file = home.resolve(count + ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    return file;
  }
}
