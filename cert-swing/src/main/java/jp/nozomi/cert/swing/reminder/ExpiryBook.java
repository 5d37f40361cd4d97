package jp.nozomi.cert.swing.reminder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonValue;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.swing.app.BoundedFile;
import jp.nozomi.cert.swing.app.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dates of the certificates that were seen, in a small file: a store that wants a password can
 * not be looked into when nobody sits at the PC.
 *
 * <p>Only a help: a book that can not be read or written is logged, and keeps no work from its end.
 */
public final class ExpiryBook {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiryBook.class);
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_CERTIFICATES = 100;

  private final Path file;

  /**
   * Makes a book; nothing is read yet.
   *
   * @param file its file, which need not exist
   */
  public ExpiryBook(Path file) {
    this.file = file;
  }

  /**
   * Reads the book.
   *
   * @return what it knows; nothing if it can not be read
   */
  public List<Expiry> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      JsonObject book =
          new JsonReader(JsonLimits.MESSAGE).readObject(BoundedFile.read(file, MOST_BYTES));
      List<Expiry> expiries = new ArrayList<>();
      for (JsonObject entry : book.array("certificates").objects("certificates")) {
        expiries.add(parse(entry));
      }
      return expiries;
    } catch (IOException | JsonException | IllegalArgumentException e) {
      LOG.warn("the dates of the certificates can not be read", e);
      return List.of();
    }
  }

  /**
   * Takes in all that a look into a store found.
   *
   * @param store the store
   * @param found its certificates that are of use
   */
  public void listed(StoreLocation store, List<IssuedCertificate> found) {
    String place = store.toString();
    replace(
        known -> known.store().equals(place),
        found.stream().map(certificate -> fresh(certificate, place)).toList());
  }

  /**
   * Takes in a certificate that was installed.
   *
   * @param store where it is
   * @param certificate the certificate
   * @param old the certificate that it succeeds
   */
  public void installed(
      StoreLocation store, IssuedCertificate certificate, Optional<CertificateId> old) {
    replace(
        known -> old.filter(known.id()::equals).isPresent(),
        List.of(fresh(certificate, store.toString())));
  }

  /**
   * Notes what the user was told.
   *
   * @param due the reminder
   */
  public void told(Reminder.Due due) {
    Expiry expiry = due.expiry();
    write(
        read().stream()
            .map(
                known ->
                    known.id().equals(expiry.id())
                        ? new Expiry(
                            known.id(),
                            known.store(),
                            known.notBefore(),
                            known.notAfter(),
                            OptionalInt.of(due.step()))
                        : known)
            .toList());
  }

  private void replace(Predicate<Expiry> gone, List<Expiry> come) {
    List<Expiry> before = read();
    List<Expiry> after = new ArrayList<>();
    for (Expiry one : come) {
      // What the user was told of it stays noted.
      after.add(
          before.stream().filter(known -> known.id().equals(one.id())).findFirst().orElse(one));
    }
    before.stream()
        .filter(gone.negate())
        .filter(known -> come.stream().noneMatch(one -> one.id().equals(known.id())))
        .forEach(after::add);
    if (!after.equals(before)) {
      write(after);
    }
  }

  private void write(List<Expiry> expiries) {
    List<JsonValue> entries =
        List.copyOf(expiries.stream().limit(MOST_CERTIFICATES).map(ExpiryBook::json).toList());
    JsonObject book = JsonObject.builder().put("certificates", new JsonArray(entries)).build();
    try {
      WholeFile.write(file, new String(JsonWriter.pretty(book), StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("the dates of the certificates can not be kept", e);
    }
  }

  private static Expiry fresh(IssuedCertificate certificate, String store) {
    return new Expiry(
        certificate.id(),
        store,
        certificate.notBefore(),
        certificate.notAfter(),
        OptionalInt.empty());
  }

  private static JsonObject json(Expiry expiry) {
    JsonObject.Builder out =
        JsonObject.builder()
            .put("sha256", expiry.id().sha256())
            .put("store", expiry.store())
            .put("notBefore", expiry.notBefore().getEpochSecond())
            .put("notAfter", expiry.notAfter().getEpochSecond());
    expiry.told().ifPresent(days -> out.put("told", days));
    return out.build();
  }

  private static Expiry parse(JsonObject entry) throws JsonException {
    return new Expiry(
        new CertificateId(entry.string("sha256")),
        entry.string("store"),
        Instant.ofEpochSecond(entry.integer("notBefore")),
        Instant.ofEpochSecond(entry.integer("notAfter")),
        entry.get("told").isPresent()
            ? OptionalInt.of(entry.integer("told", 0, 10_000))
            : OptionalInt.empty());
  }
}
