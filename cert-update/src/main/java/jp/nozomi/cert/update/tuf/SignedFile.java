package jp.nozomi.cert.update.tuf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;

/**
 * A metadata file: what is signed and the signatures, not yet verified (specification, section
 * 4.2.2). Immutable and thread-safe.
 */
public final class SignedFile {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_STRING = 64 * 1024;
  private static final int MAX_VALUES = 200_000;
  private static final int MAX_SIGNATURES = 1_000;

  private final byte[] bytes;
  private final JsonObject signed;
  private final byte[] canonical;
  private final Map<String, String> signatures;

  private SignedFile(byte[] bytes, JsonObject signed, Map<String, String> signatures)
      throws JsonException {
    this.bytes = bytes;
    this.signed = signed;
    this.canonical = CanonicalJson.encode(signed);
    // In the file's order: who reads a file and writes it again writes the same bytes.
    this.signatures = Collections.unmodifiableMap(new LinkedHashMap<>(signatures));
  }

  /**
   * Reads a file.
   *
   * @param bytes the whole file
   * @param type its kind, which bounds its length
   * @return the file
   * @throws JsonException if it is over a limit, not JSON or not of the form
   */
  public static SignedFile parse(byte[] bytes, RoleType type) throws JsonException {
    JsonLimits limits = new JsonLimits(type.maxBytes(), MAX_DEPTH, MAX_STRING, MAX_VALUES);
    JsonObject whole = new JsonReader(limits).readObject(bytes);
    Map<String, String> signatures = new LinkedHashMap<>();
    for (JsonObject signature : whole.array("signatures").objects("signatures")) {
      if (signatures.size() == MAX_SIGNATURES) {
        throw new JsonException("signatures", "more than " + MAX_SIGNATURES);
      }
      // Section 4.2.2: a key id must be unique in the array.
      if (signatures.put(signature.string("keyid"), signature.string("sig")) != null) {
        throw new JsonException("signatures", "two signatures of one key id");
      }
    }
    return new SignedFile(bytes.clone(), whole.object("signed"), signatures);
  }

  /**
   * Gives the file as it came, which is how it is stored and hashed.
   *
   * @return a copy of its bytes
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Gives what is signed.
   *
   * @return the member of that name
   */
  public JsonObject signed() {
    return signed;
  }

  /**
   * Gives the signatures.
   *
   * @return hex text by key id
   */
  public Map<String, String> signatures() {
    return signatures;
  }

  byte[] canonical() {
    return canonical;
  }
}
