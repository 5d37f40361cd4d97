package jp.nozomi.cert.protocol.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.core.request.CertificateRequest;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;

/**
 * Writes entries as JSON with a checksum over everything else, and reads them.
 *
 * <p>A file is {@code {"format", "sha256", "entry"}}; the checksum is over the compact text of
 * {@code entry}, which a newer format may fill with what this version does not know.
 */
final class EntryCodec {
  static final int FORMAT = 1;

  private EntryCodec() {}

  /** An entry as a file has it. */
  record Generation(int format, long sequence, JsonObject entry) {}

  static byte[] write(JournalEntry entry, long sequence) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("sequence", sequence)
            .put("id", entry.id().toString())
            .put("machine", entry.owner().machine())
            .put("user", entry.owner().user())
            .put("bankCode", entry.owner().bankCode())
            .put("began", entry.began().toString())
            .put("operation", entry.replaces().isPresent() ? "renew" : "issue")
            .put("replaces", entry.replaces().map(CertificateId::sha256))
            .put("store", entry.store().toString())
            .put("key", entry.key().value())
            .put("step", entry.step().name())
            .put("publicKeySha256", entry.publicKey().map(PublicKeyHash::hex))
            .put("order", entry.order().map(UUID::toString))
            .put(
                "request",
                entry.request().map(csr -> Base64.getEncoder().encodeToString(csr.der())))
            .put("confirmBy", entry.confirmBy().map(Instant::toString))
            .put("chain", entry.chain());
    JsonObject content = json.build();
    return JsonWriter.pretty(
        JsonObject.builder()
            .put("format", FORMAT)
            .put("sha256", checksum(content))
            .put("entry", content)
            .build());
  }

  static Generation read(byte[] text) throws JsonException {
    JsonObject file = new JsonReader(JsonLimits.MESSAGE).readObject(text);
    JsonObject entry = file.object("entry");
    if (!file.string("sha256").equals(checksum(entry))) {
      throw new JsonException("sha256", "must be the entry's");
    }
    return new Generation(
        file.integer("format", 1, Integer.MAX_VALUE), entry.integer("sequence"), entry);
  }

  static JournalEntry entry(JsonObject json) throws JsonException {
    try {
      Optional<String> request = json.optionalString("request");
      return new JournalEntry(
          UUID.fromString(json.string("id")),
          new Owner(json.string("machine"), json.string("user"), json.string("bankCode")),
          json.optionalInstant("began").orElse(Instant.EPOCH),
          json.optionalString("replaces").map(CertificateId::new),
          store(json),
          new KeyName(json.string("key")),
          Step.valueOf(json.string("step")),
          json.optionalString("publicKeySha256").map(PublicKeyHash::new),
          json.optionalString("order").map(UUID::fromString),
          request.isEmpty()
              ? Optional.empty()
              : Optional.of(CertificateRequest.ofDer(json.base64("request"))),
          json.optionalInstant("confirmBy"),
          json.optionalString("chain"));
    } catch (IllegalArgumentException e) {
      throw new JsonException("entry", "a member of another form");
    }
  }

  static StoreLocation store(JsonObject json) throws JsonException {
    try {
      return StoreLocation.parse(json.string("store"));
    } catch (StoreException e) {
      throw new JsonException("store", "must be a store's location");
    }
  }

  private static String checksum(JsonObject content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(JsonWriter.compact(content));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
