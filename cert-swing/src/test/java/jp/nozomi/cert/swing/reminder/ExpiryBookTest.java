package jp.nozomi.cert.swing.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.swing.fixture.Samples;
import jp.nozomi.cert.swing.flow.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiryBookTest {
  private static final StoreLocation STORE = new StoreLocation("pkcs12", "a.p12");
  private static final IssuedCertificate ONE = certificate("logid031");
  private static final IssuedCertificate OTHER = certificate("logid032");

  @TempDir private Path folder;

  private Path file;
  private ExpiryBook book;

  @BeforeEach
  void open() {
    file = folder.resolve("9999").resolve("expiry.json");
    book = new ExpiryBook(file);
  }

  @Test
  void keepsWhatALookIntoAStoreFound() {
    book.listed(STORE, List.of(ONE));

    assertThat(new ExpiryBook(file).read())
        .containsExactly(
            new Expiry(
                ONE.id(), STORE.toString(), ONE.notBefore(), ONE.notAfter(), OptionalInt.empty()));
  }

  @Test
  void holdsNoNameOfTheCustomer() {
    book.listed(STORE, List.of(ONE));

    assertThat(file).content().doesNotContain("logid031");
  }

  @Test
  void aLaterLookIntoTheSameStoreReplacesWhatIsGone() {
    book.listed(STORE, List.of(ONE));
    book.listed(STORE, List.of(OTHER));

    assertThat(book.read()).extracting(Expiry::id).containsExactly(OTHER.id());
  }

  @Test
  void aLookIntoAnotherStoreReplacesNothing() {
    book.listed(STORE, List.of(ONE));
    book.listed(new StoreLocation("nss", ""), List.of(OTHER));

    assertThat(book.read()).extracting(Expiry::id).containsExactlyInAnyOrder(ONE.id(), OTHER.id());
  }

  @Test
  void theSuccessorTakesTheOldCertificatesPlace() {
    book.listed(STORE, List.of(ONE));
    book.installed(STORE, OTHER, Optional.of(ONE.id()));

    assertThat(book.read()).extracting(Expiry::id).containsExactly(OTHER.id());
  }

  @Test
  void whatTheUserWasToldIsKeptThroughLaterLooks() {
    book.listed(STORE, List.of(ONE));
    book.told(new Reminder.Due(book.read().get(0), 40, 40));
    book.listed(STORE, List.of(ONE, OTHER));

    assertThat(book.read())
        .extracting(Expiry::told)
        .containsExactly(OptionalInt.of(40), OptionalInt.empty());
  }

  @Test
  void aDamagedBookKnowsNothingAndIsWrittenAnew() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"certificates\": [{\"sha256\": \"zz\"}]}");
    assertThat(book.read()).isEmpty();

    book.listed(STORE, List.of(ONE));

    assertThat(book.read()).hasSize(1);
  }

  @Test
  void aBookThatCanNotBeWrittenKeepsNobodyFromWork() throws Exception {
    Files.writeString(folder.resolve("9999"), "in the way");

    book.listed(STORE, List.of(ONE));

    assertThat(book.read()).isEmpty();
  }

  private static IssuedCertificate certificate(String loginId) {
    return Samples.entry(loginId, Standing.RENEWABLE, 12).certificate();
  }
}
