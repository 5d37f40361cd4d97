package jp.nozomi.cert.swing.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.swing.desktop.Programs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ships beside the app about what is in it. */
class DocumentsTest {
  private static final Path IMAGE = Path.of("target", "dist", "certapp");
  private static final JsonLimits LIMITS = new JsonLimits(4 << 20, 32, 1 << 20, 200_000);

  @BeforeEach
  void findTheImage() {
    Programs.require(Files.isDirectory(IMAGE), "no app image: -Pdist makes it");
  }

  @Test
  void theBillOfMaterialsListsEveryLibraryWithItsVersion() throws Exception {
    JsonObject bill =
        new JsonReader(LIMITS).readObject(Files.readAllBytes(IMAGE.resolve("doc/sbom.cdx.json")));

    assertThat(bill.string("bomFormat")).isEqualTo("CycloneDX");
    assertThat(libraries()).isNotEmpty().isSubsetOf(jars(bill));
  }

  @Test
  void everyOtherLibrarysLicenceIsThere() throws Exception {
    String texts = Files.readString(IMAGE.resolve("doc/THIRD-PARTY"));

    assertThat(libraries())
        .filteredOn(jar -> !jar.startsWith("cert-"))
        .isNotEmpty()
        .allSatisfy(jar -> assertThat(texts).containsPattern("(?m)^" + jar + "$"));
    assertThat(Files.readString(IMAGE.resolve("doc/LICENSE"))).contains("Apache License");
    assertThat(IMAGE.resolve("lib/runtime/legal/java.base")).isDirectory();
  }

  @Test
  void noLibraryCarriesASignatureThatKeepsItsClassesFromBeingShared() throws Exception {
    for (String name : libraries()) {
      try (ZipFile jar = new ZipFile(IMAGE.resolve("lib/app").resolve(name).toFile())) {
        assertThat(jar.stream().map(ZipEntry::getName))
            .as(name)
            .noneMatch(entry -> entry.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)"));
      }
    }
  }

  private static List<String> libraries() throws Exception {
    try (Stream<Path> files = Files.list(IMAGE.resolve("lib/app"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .filter(name -> !name.startsWith("cert-swing-"))
          .toList();
    }
  }

  private static List<String> jars(JsonObject bill) throws Exception {
    return bill.array("components").objects("components").stream().map(DocumentsTest::jar).toList();
  }

  private static String jar(JsonObject component) {
    try {
      return component.string("name") + "-" + component.string("version") + ".jar";
    } catch (jp.nozomi.cert.core.json.JsonException e) {
      throw new IllegalStateException(e);
    }
  }
}
