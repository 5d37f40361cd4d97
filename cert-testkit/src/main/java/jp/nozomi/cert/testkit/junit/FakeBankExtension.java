package jp.nozomi.cert.testkit.junit;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.FakeBankBuilder;
import jp.nozomi.cert.testkit.customer.Customer;
import org.jspecify.annotations.Nullable;
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
 * <p>Its banks are strict unless the setup says {@link FakeBankBuilder#lenient()}.
 *
 * <p>In a static field with {@code @RegisterExtension}, or by {@link WithFakeBank} on the class:
 * one bank for the class. In an instance field: one for each test. Tests may run in parallel; those
 * with banks of their own take them as parameters.
 */
public final class FakeBankExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {
  private static final String BANK = "bank";

  private final Consumer<FakeBankBuilder> setup;
  private final ExtensionContext.Namespace namespace = ExtensionContext.Namespace.create(this);
  private Optional<FakeBank> latest = Optional.empty();

  /** Runs a bank with the customers that {@link WithFakeBank} names, or {@code demo01}. */
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
   * Gives the running bank, of tests that run one after another.
   *
   * @return the bank
   * @throws IllegalStateException outside of a test
   */
  public synchronized FakeBank bank() {
    return latest.orElseThrow(() -> new IllegalStateException("no test is running"));
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    boolean forEach =
        annotation(context).filter(with -> with.life() == WithFakeBank.Life.METHOD).isPresent();
    if (!forEach) {
      startUnlessRunning(context);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    startUnlessRunning(context);
  }

  /** A bank of the class, also of the enclosing one, serves its tests. */
  private void startUnlessRunning(ExtensionContext context) throws IOException {
    if (running(context) != null) {
      return;
    }
    FakeBankBuilder builder = FakeBank.builder().strict();
    annotation(context)
        .ifPresent(
            with -> {
              for (String loginId : with.customers()) {
                builder.customer(Customer.of(loginId).build());
              }
            });
    setup.accept(builder);
    FakeBank bank = builder.start();
    context.getStore(namespace).put(BANK, bank);
    synchronized (this) {
      latest = Optional.of(bank);
    }
  }

  private @Nullable FakeBank running(ExtensionContext context) {
    return context.getStore(namespace).get(BANK, FakeBank.class);
  }

  private static Optional<WithFakeBank> annotation(ExtensionContext context) {
    Optional<WithFakeBank> found =
        context.getElement().map(element -> element.getAnnotation(WithFakeBank.class));
    return found.isPresent() ? found : context.getParent().flatMap(FakeBankExtension::annotation);
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    stop(context);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    stop(context);
  }

  /** Ends the bank that was started for this context, not one above it. */
  private void stop(ExtensionContext context) throws IOException {
    FakeBank bank = context.getStore(namespace).remove(BANK, FakeBank.class);
    if (bank != null) {
      synchronized (this) {
        latest = latest.filter(other -> other != bank);
      }
      bank.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FakeBank.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    FakeBank bank = running(context);
    if (bank == null) {
      throw new IllegalStateException("no test is running");
    }
    return bank;
  }
}
