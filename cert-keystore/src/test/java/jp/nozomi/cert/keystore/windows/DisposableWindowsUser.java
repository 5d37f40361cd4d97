package jp.nozomi.cert.keystore.windows;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs where keys and certificates may be left behind in the store of the Windows user. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@EnabledIfSystemProperty(
    named = DisposableWindowsUser.PROPERTY,
    matches = "true",
    disabledReason = "needs a Windows user to throw away; WindowsUnderWineTest makes one")
@interface DisposableWindowsUser {
  String PROPERTY = "cert.windows.disposable-user";
}
