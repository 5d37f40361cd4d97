package jp.nozomi.cert.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.ErrorTexts;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.oer.Element;
import org.junit.jupiter.api.Test;

/**
 * What is different when the core is a named module, which the tests' class path never makes it.
 */
class ModuleTest {
  private static final String NAME = "jp.nozomi.cert.core";

  @Test
  void findsTheErrorTextsInsideANamedModule() throws ReflectiveOperationException {
    ClassLoader core = layer().findLoader(NAME);
    Class<?> texts = core.loadClass(ErrorTexts.class.getName());
    Class<?> codes = core.loadClass(ErrorCode.class.getName());

    Object english = texts.getMethod("in", Locale.class).invoke(null, Locale.ENGLISH);
    Object code = codes.getField("INPUT_INVALID").get(null);

    assertThat(texts.getModule().isNamed()).isTrue();
    assertThat(texts.getMethod("printed", codes).invoke(english, code))
        .isEqualTo("The input is not correct. [G006e]");
  }

  @Test
  void exportsEveryPackageButTheInternalOne() {
    Module module = layer().findModule(NAME).orElseThrow();

    assertThat(module.getDescriptor().packages())
        .filteredOn(name -> !module.isExported(name))
        .containsExactly(NAME + ".encoding");
  }

  private static ModuleLayer layer() {
    ModuleFinder finder =
        ModuleFinder.of(
            origins(
                ErrorTexts.class,
                JsonFactory.class,
                ASN1Primitive.class,
                Element.class,
                X509CertificateHolder.class));
    Configuration configuration =
        ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), Set.of(NAME));
    return ModuleLayer.boot()
        .defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
  }

  private static Path[] origins(Class<?>... types) {
    return Arrays.stream(types).map(ModuleTest::origin).toArray(Path[]::new);
  }

  private static Path origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
