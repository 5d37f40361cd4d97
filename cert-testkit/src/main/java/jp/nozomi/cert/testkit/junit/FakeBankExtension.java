package jp.nozomi.cert.testkit.junit;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.FakeBankBuilder;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a fake bank around tests, and gives it to parameters of type {@link FakeBank}.
 *
 * <p>In a static field with {@code @RegisterExtension}, or named in {@code @ExtendWith}: one bank
 * for the class. In an instance field: one for each test. Tests may run in parallel, each with its
 * own.
 */
public final class FakeBankExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {
  private final Consumer<FakeBankBuilder> setup;
  private Optional<FakeBank> bank = Optional.empty();
  private boolean forClass;

  /** Runs a bank with the customer {@code demo01}. */
  public FakeBankExtension() {
    this(builder -> {});
  }

  private FakeBankExtension(Consumer<FakeBankBuilder> setup) {
    this.setup = setup;
  }

  /**
   * Runs a bank that is set up by the test.
   *
   * @param setup sets the bank up, before each of its starts
   * @return the extension
   */
  public static FakeBankExtension with(Consumer<FakeBankBuilder> setup) {
    return new FakeBankExtension(setup);
  }

  /**
   * Gives the running bank.
   *
   * @return the bank
   * @throws IllegalStateException outside of a test
   */
  public synchronized FakeBank bank() {
    return bank.orElseThrow(() -> new IllegalStateException("no test is running"));
  }

  private synchronized void start() throws IOException {
    FakeBankBuilder builder = FakeBank.builder();
    setup.accept(builder);
    bank = Optional.of(builder.start());
  }

  private synchronized void stop() throws IOException {
    if (bank.isPresent()) {
      bank.get().close();
      bank = Optional.empty();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    forClass = true;
    start();
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    if (!forClass) {
      start();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    if (!forClass) {
      stop();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    stop();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FakeBank.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return bank();
  }
}
