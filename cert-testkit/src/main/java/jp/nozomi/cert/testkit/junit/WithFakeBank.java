package jp.nozomi.cert.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a fake bank around the tests of a class, or around one test, and gives it to parameters of
 * type {@link jp.nozomi.cert.testkit.FakeBank}.
 *
 * <p>Every customer's password is {@code password}. For more than that, {@link FakeBankExtension}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(FakeBankExtension.class)
public @interface WithFakeBank {
  /**
   * Names the customers.
   *
   * @return login IDs; {@code demo01} alone if there is none
   */
  String[] customers() default {};

  /**
   * Says how long a bank lives.
   *
   * @return one bank for all tests of the class, or one for each
   */
  Life life() default Life.CLASS;

  /** How long a bank lives. */
  enum Life {
    /** From the first test of the class to the last. */
    CLASS,
    /** For one test; what another test does, also at the same time, does not reach it. */
    METHOD
  }
}
