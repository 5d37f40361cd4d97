package jp.nozomi.cert.keystore.pkcs12;

import static jp.nozomi.cert.keystore.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Set;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.SignatureScheme;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.keystore.RealComponent;
import jp.nozomi.cert.keystore.TestCa;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that other programs write are read and kept; ours are read by other programs. */
class Pkcs12InteroperationTest {
  private final Pkcs12Fixture fixture = new Pkcs12Fixture();

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void chooseFile() {
    file = folder.resolve("store.p12");
  }

  @Test
  void opensslReadsOurFileAndSeesItsStrength() throws Exception {
    RealComponent.requireProgram("openssl");
    StoredCertificate installed = fixture.install(file);

    String output = opensslInfo(Pkcs12Fixture.PASSWORD);

    assertThat(output)
        .contains("MAC: sha256, Iteration 210000")
        .contains("PBES2, PBKDF2, AES-256-CBC, Iteration 210000, PRF hmacWithSHA256")
        .contains("friendlyName: " + installed.keyName().orElseThrow().value())
        .contains("localKeyID: ")
        .contains("BEGIN PRIVATE KEY")
        .contains(pemBody(installed.certificate()))
        .contains(pemBody(fixture.ca.issuing()));
  }

  @Test
  void opensslReadsAFileWithAPendingKey() throws Exception {
    RealComponent.requireProgram("openssl");
    try (CertificateStore store = Pkcs12Fixture.open(file)) {
      store.createKey(Pkcs12Fixture.newName(), KeySpec.RSA_2048);
    }

    assertThat(opensslInfo(Pkcs12Fixture.PASSWORD)).contains("BEGIN PRIVATE KEY");
  }

  @Test
  void opensslReadsAFileWhosePasswordIsNotAscii() throws Exception {
    RealComponent.requireProgram("openssl");
    fixture.install(file, "パスワード¥é");

    assertThat(opensslInfo("パスワード¥é")).contains("BEGIN PRIVATE KEY");
  }

  @Test
  void theRuntimeReadsOurFileBesideAPendingKey() throws Exception {
    StoredCertificate installed = fixture.install(file);
    try (CertificateStore store = Pkcs12Fixture.open(file)) {
      store.createKey(Pkcs12Fixture.newName(), KeySpec.EC_P256);
    }

    KeyStore read = KeyStore.getInstance(file.toFile(), Pkcs12Fixture.PASSWORD.toCharArray());
    assertThat(read.getCertificateChain(installed.keyName().orElseThrow().value()))
        .containsExactly(installed.certificate(), fixture.ca.issuing());
  }

  @Test
  void ourFileIsItsOwnersOnly() throws Exception {
    fixture.install(file);

    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-certpbe AES-256-CBC -keypbe AES-256-CBC",
        "-certpbe AES-128-CBC -keypbe AES-192-CBC -macalg sha512 -iter 1000",
        "-legacy -certpbe PBE-SHA1-RC2-40 -keypbe PBE-SHA1-3DES -macalg sha1",
        "-legacy -certpbe PBE-SHA1-RC2-128 -keypbe PBE-SHA1-RC2-40 -macalg sha384",
        "-certpbe DES-EDE3-CBC -keypbe DES-EDE3-CBC -macalg sha224",
        "-certpbe NONE -keypbe NONE -macalg sha1 -nomaciter",
        "-certpbe NONE"
      })
  void filesOfOpensslAreListedUsedAndKept(String options) throws Exception {
    RealComponent.requireProgram("openssl");
    X509Certificate theirs = writeWithOpenssl(options, "pass é 語");

    StoredCertificate ours = fixture.install(file, "pass é 語");

    try (CertificateStore store = Pkcs12Fixture.open(file, "pass é 語")) {
      assertThat(store.list())
          .extracting(StoredCertificate::id)
          .containsExactlyInAnyOrder(CertificateId.of(theirs), ours.id());
      assertThat(store.list()).allMatch(StoredCertificate::keyUsable);
      assertThat(
              store
                  .signer(CertificateId.of(theirs))
                  .sign(SignatureScheme.RSA_SHA256, new byte[] {1}))
          .hasSize(256);
    }
    assertThat(opensslInfo("pass é 語"))
        .contains("MAC: sha256, Iteration 210000")
        .contains(pemBody(theirs))
        .contains(pemBody(ours.certificate()));
  }

  @Test
  void deletingFromAForeignSafeKeepsItsOtherBags() throws Exception {
    X509Certificate first = fixture.writeWithTheRuntime(file);
    KeyStore runtime = KeyStore.getInstance(file.toFile(), Pkcs12Fixture.PASSWORD.toCharArray());
    KeyPair key = TestCa.newKeyPair("EC", 256);
    X509Certificate second = fixture.ca.issue(key.getPublic()).get(0);
    runtime.setKeyEntry(
        "second",
        key.getPrivate(),
        Pkcs12Fixture.PASSWORD.toCharArray(),
        new X509Certificate[] {second});
    try (var out = Files.newOutputStream(file)) {
      runtime.store(out, Pkcs12Fixture.PASSWORD.toCharArray());
    }

    try (CertificateStore store = Pkcs12Fixture.open(file)) {
      store.delete(CertificateId.of(second));
    }

    KeyStore read = KeyStore.getInstance(file.toFile(), Pkcs12Fixture.PASSWORD.toCharArray());
    assertThat(read.size()).isEqualTo(1);
    assertThat(read.getCertificateChain("other")).containsExactly(first, fixture.ca.issuing());
    assertThat(read.getKey("other", Pkcs12Fixture.PASSWORD.toCharArray())).isNotNull();
  }

  @Test
  void deletingTheLastCertificateTakesItsIssuersAlong() throws Exception {
    StoredCertificate installed = fixture.install(file);
    try (CertificateStore store = Pkcs12Fixture.open(file)) {
      store.delete(installed.id());
    }

    assertThat(file).doesNotExist();
  }

  @Test
  void aFileWithoutAMacIsRefused() throws Exception {
    RealComponent.requireProgram("openssl");
    writeWithOpenssl("-nomac", Pkcs12Fixture.PASSWORD);

    assertRefused(() -> Pkcs12Fixture.open(file), StoreException.Reason.UNREADABLE);
  }

  @Test
  void aSymbolicLinkStaysOne() throws Exception {
    Path real = folder.resolve("real.p12");
    fixture.install(real);
    Files.createSymbolicLink(file, real);

    fixture.install(file);

    assertThat(file).isSymbolicLink();
    try (CertificateStore store = Pkcs12Fixture.open(real)) {
      assertThat(store.list()).hasSize(2);
    }
  }

  private X509Certificate writeWithOpenssl(String options, String password)
      throws IOException, CertificateEncodingException {
    KeyPair key = TestCa.newKeyPair("RSA", 2048);
    X509Certificate certificate = fixture.ca.issue(key.getPublic()).get(0);
    Path input = folder.resolve("input.pem");
    Files.writeString(
        input,
        pem("PRIVATE KEY", key.getPrivate().getEncoded())
            + pem("CERTIFICATE", certificate.getEncoded())
            + pem("CERTIFICATE", fixture.ca.issuing().getEncoded()));
    RealComponent.Result result =
        RealComponent.run(
            ("openssl pkcs12 -export -in "
                    + input
                    + " -out "
                    + file
                    + " -passout file:"
                    + passwordFile(password)
                    + " "
                    + options)
                .split(" "));
    assertThat(result.exitCode()).as(result.output()).isZero();
    return certificate;
  }

  private String opensslInfo(String password) throws IOException {
    RealComponent.Result result =
        RealComponent.run(
            ("openssl pkcs12 -legacy -info -nodes -in "
                    + file
                    + " -passin file:"
                    + passwordFile(password))
                .split(" "));
    assertThat(result.exitCode()).as(result.output()).isZero();
    return result.output();
  }

  private Path passwordFile(String password) throws IOException {
    return Files.writeString(folder.resolve("password"), password + "\n");
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64(der), label);
  }

  private static String pemBody(X509Certificate certificate) throws CertificateEncodingException {
    return base64(certificate.getEncoded());
  }

  private static String base64(byte[] der) {
    return Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
  }
}
