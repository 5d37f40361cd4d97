package jp.nozomi.cert.swing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may see whom (docs/ARCHITECTURE.md), over the classes of all modules. */
@AnalyzeClasses(
    packages = "jp.nozomi.cert",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
  /** Leaves out what the tests of other modules lend to these. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String CORE = "jp.nozomi.cert.core..";
  private static final String PROTOCOL = "jp.nozomi.cert.protocol..";
  private static final String KEYSTORE = "jp.nozomi.cert.keystore..";
  private static final String UPDATE = "jp.nozomi.cert.update..";
  private static final String SWING = "jp.nozomi.cert.swing..";
  private static final String TESTKIT = "jp.nozomi.cert.testkit..";

  @ArchTest
  static final ArchRule CORE_SEES_NO_OTHER_MODULE =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PROTOCOL, KEYSTORE, UPDATE, SWING, TESTKIT);

  @ArchTest
  static final ArchRule PROTOCOL_SEES_CORE_ONLY =
      noClasses()
          .that()
          .resideInAPackage(PROTOCOL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(KEYSTORE, UPDATE, SWING, TESTKIT);

  @ArchTest
  static final ArchRule KEYSTORE_SEES_CORE_ONLY =
      noClasses()
          .that()
          .resideInAPackage(KEYSTORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PROTOCOL, UPDATE, SWING, TESTKIT);

  @ArchTest
  static final ArchRule UPDATE_SEES_CORE_ONLY =
      noClasses()
          .that()
          .resideInAPackage(UPDATE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PROTOCOL, KEYSTORE, SWING, TESTKIT)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule TESTKIT_SEES_CORE_ONLY =
      noClasses()
          .that()
          .resideInAPackage(TESTKIT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PROTOCOL, KEYSTORE, UPDATE, SWING);

  @ArchTest
  static final ArchRule THE_APP_DOES_NOT_SEE_THE_TESTKIT =
      noClasses()
          .that()
          .resideInAPackage(SWING)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(TESTKIT);

  @ArchTest
  static final ArchRule SWING_AND_AWT_STAY_IN_THE_VIEW =
      noClasses()
          .that()
          .resideOutsideOfPackages("jp.nozomi.cert.swing.view..", TESTKIT)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("javax.swing..", "java.awt..", "com.formdev..", "net.miginfocom..")
                  .and(DescribedPredicate.not(resideInAPackage("java.awt.image"))));

  @ArchTest
  static final ArchRule THE_FLOW_IS_PURE =
      noClasses()
          .that()
          .resideInAPackage("jp.nozomi.cert.swing.flow..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.io..",
                      "java.net..",
                      "java.nio.file..",
                      "java.util.concurrent..",
                      "org.slf4j..",
                      "jp.nozomi.cert.swing.presenter..",
                      "jp.nozomi.cert.swing.model..",
                      "jp.nozomi.cert.swing.view..",
                      "jp.nozomi.cert.swing.cli..",
                      "jp.nozomi.cert.swing.app..")
                  .or(JavaClass.Predicates.type(java.time.Clock.class))
                  .or(JavaClass.Predicates.type(Thread.class)));

  @ArchTest
  static final ArchRule MODELS_AND_PRESENTER_KNOW_NO_VIEW =
      noClasses()
          .that()
          .resideInAnyPackage(
              "jp.nozomi.cert.swing.model..",
              "jp.nozomi.cert.swing.presenter..",
              "jp.nozomi.cert.swing.app..",
              "jp.nozomi.cert.swing.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jp.nozomi.cert.swing.view..");

  @ArchTest
  static final ArchRule APACHE_STAYS_IN_PROTOCOL_AND_TESTKIT =
      noClasses()
          .that()
          .resideOutsideOfPackages(PROTOCOL, TESTKIT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.hc..");

  @ArchTest
  static final ArchRule BOUNCY_CASTLE_STAYS_WHERE_ASN1_IS_MADE =
      noClasses()
          .that()
          .resideOutsideOfPackages(CORE, KEYSTORE, TESTKIT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle..");

  @ArchTest
  static final ArchRule THE_CORE_DOES_NOT_LOG =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.slf4j..", "java.util.logging..");
}
