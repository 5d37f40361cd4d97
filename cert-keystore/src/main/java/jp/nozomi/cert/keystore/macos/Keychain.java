package jp.nozomi.cert.keystore.macos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The user's default keychain, in values.
 *
 * <p>A key is named by the hash of its public key, which the keychain computes itself.
 */
final class Keychain {
  private static final String CLASS = "kSecClass";
  private static final String KEY = "kSecClassKey";
  private static final String CERTIFICATE = "kSecClassCertificate";
  private static final String LABEL = "kSecAttrLabel";
  private static final String HASH = "kSecAttrApplicationLabel";
  private static final String EXTRACTABLE = "kSecAttrIsExtractable";
  private static final String PERMANENT = "kSecAttrIsPermanent";
  private static final String LIMIT = "kSecMatchLimit";
  private static final String RETURN_REF = "kSecReturnRef";

  private final CoreFoundation foundation;
  private final SecurityFramework security;
  private final Symbols symbols;

  Keychain(CoreFoundation foundation, SecurityFramework security, Symbols symbols) {
    this.foundation = foundation;
    this.security = security;
    this.symbols = symbols;
  }

  /** Makes a key that stays in the keychain and is not to leave it. */
  void createKey(String label, KeySpec spec) throws StoreException {
    try (CfScope scope = scope()) {
      Map<String, Pointer> privateKey = new LinkedHashMap<>();
      privateKey.put(PERMANENT, scope.truth(true));
      privateKey.put(EXTRACTABLE, scope.truth(false));
      privateKey.put("kSecAttrIsSensitive", scope.truth(true));
      privateKey.put(LABEL, scope.text(label));
      privateKey.put("kSecAttrApplicationTag", scope.data(label.getBytes(UTF_8)));
      boolean rsa = spec.family() == KeySpec.Family.RSA;
      Map<String, Pointer> parameters = new LinkedHashMap<>();
      parameters.put(
          "kSecAttrKeyType",
          scope.constant(rsa ? "kSecAttrKeyTypeRSA" : "kSecAttrKeyTypeECSECPrimeRandom"));
      parameters.put("kSecAttrKeySizeInBits", scope.number(spec.bits()));
      parameters.put("kSecPrivateKeyAttrs", scope.dictionary(privateKey));
      parameters.put("kSecPublicKeyAttrs", scope.dictionary(Map.of(PERMANENT, scope.truth(false))));
      PointerByReference error = new PointerByReference();
      made(
          scope,
          security.SecKeyCreateRandomKey(scope.dictionary(parameters), error),
          "SecKeyCreateRandomKey",
          error,
          Reason.NOT_WRITABLE);
    }
  }

  /** Lists the private keys, other programs' too. */
  List<KeychainKey> keys() throws StoreException {
    try (CfScope scope = scope()) {
      Map<String, Pointer> query = privateKeys(scope);
      query.put("kSecReturnAttributes", scope.truth(true));
      query.put(LIMIT, scope.constant("kSecMatchLimitAll"));
      List<KeychainKey> keys = new ArrayList<>();
      for (Pointer item : matching(scope, query)) {
        Optional<byte[]> hash = scope.bytesOf(item, HASH);
        if (hash.isPresent()) {
          keys.add(
              new KeychainKey(
                  HexFormat.of().formatHex(hash.get()),
                  scope.textOf(item, LABEL).orElse(""),
                  scope.truthOf(item, EXTRACTABLE).orElse(true)));
        }
      }
      return keys;
    }
  }

  PublicKey publicKey(KeychainKey key) throws StoreException {
    try (CfScope scope = scope()) {
      Pointer half =
          scope.own(security.SecKeyCopyPublicKey(reference(scope, key)), "SecKeyCopyPublicKey");
      PointerByReference error = new PointerByReference();
      Pointer data =
          made(
              scope,
              security.SecKeyCopyExternalRepresentation(half, error),
              "SecKeyCopyExternalRepresentation",
              error,
              Reason.UNREADABLE);
      return PublicKeyBytes.decode(scope.bytes(data));
    }
  }

  /** Tells whether an export of the private key gives anything. */
  boolean isExported(KeychainKey key) throws StoreException {
    try (CfScope scope = scope()) {
      PointerByReference error = new PointerByReference();
      Pointer data = security.SecKeyCopyExternalRepresentation(reference(scope, key), error);
      if (data != null) {
        scope.own(data, "SecKeyCopyExternalRepresentation");
        return true;
      }
      scope.failure("SecKeyCopyExternalRepresentation", error.getValue(), Reason.UNREADABLE);
      return false;
    }
  }

  boolean supports(KeychainKey key, String algorithm) throws StoreException {
    try (CfScope scope = scope()) {
      return security.SecKeyIsAlgorithmSupported(
              reference(scope, key), SecurityFramework.SIGN, scope.constant(algorithm))
          != 0;
    }
  }

  byte[] sign(KeychainKey key, String algorithm, byte[] digest) throws StoreException {
    try (CfScope scope = scope()) {
      PointerByReference error = new PointerByReference();
      Pointer signature =
          made(
              scope,
              security.SecKeyCreateSignature(
                  reference(scope, key), scope.constant(algorithm), scope.data(digest), error),
              "SecKeyCreateSignature",
              error,
              Reason.CAN_NOT_SIGN);
      return scope.bytes(signature);
    }
  }

  /** Deletes a key; one that is not there is no failure. */
  void delete(KeychainKey key) throws StoreException {
    try (CfScope scope = scope()) {
      Optional<Pointer> reference = find(scope, key);
      if (reference.isPresent()) {
        delete(scope, KEY, reference.get());
      }
    }
  }

  /** Lists the certificates in DER, issuers and other programs' too. */
  List<byte[]> certificates() throws StoreException {
    try (CfScope scope = scope()) {
      List<byte[]> certificates = new ArrayList<>();
      for (Pointer certificate : certificates(scope)) {
        certificates.add(der(scope, certificate));
      }
      return certificates;
    }
  }

  /** Adds a certificate, unless it is there. */
  void addCertificate(byte[] der, String label) throws StoreException {
    try (CfScope scope = scope()) {
      Pointer certificate =
          scope.own(
              security.SecCertificateCreateWithData(null, scope.data(der)),
              "SecCertificateCreateWithData");
      Map<String, Pointer> item = new LinkedHashMap<>();
      item.put(CLASS, scope.constant(CERTIFICATE));
      item.put("kSecValueRef", certificate);
      item.put(LABEL, scope.text(label));
      int status = security.SecItemAdd(scope.dictionary(item), null);
      if (status != MacErrors.SUCCESS && status != MacErrors.DUPLICATE_ITEM) {
        throw MacErrors.of("SecItemAdd", status, Reason.NOT_WRITABLE);
      }
    }
  }

  /** Deletes a certificate; one that is not there is no failure. */
  void deleteCertificate(byte[] der) throws StoreException {
    try (CfScope scope = scope()) {
      for (Pointer certificate : certificates(scope)) {
        if (Arrays.equals(der(scope, certificate), der)) {
          delete(scope, CERTIFICATE, certificate);
        }
      }
    }
  }

  private CfScope scope() {
    return new CfScope(foundation, symbols);
  }

  private static Map<String, Pointer> privateKeys(CfScope scope) {
    Map<String, Pointer> query = new LinkedHashMap<>();
    query.put(CLASS, scope.constant(KEY));
    query.put("kSecAttrKeyClass", scope.constant("kSecAttrKeyClassPrivate"));
    return query;
  }

  private Pointer reference(CfScope scope, KeychainKey key) throws StoreException {
    return find(scope, key)
        .orElseThrow(() -> new StoreException(Reason.NOT_FOUND, "the key is not in the keychain"));
  }

  private Optional<Pointer> find(CfScope scope, KeychainKey key) throws StoreException {
    Map<String, Pointer> query = privateKeys(scope);
    query.put(HASH, scope.data(HexFormat.of().parseHex(key.hash())));
    query.put(RETURN_REF, scope.truth(true));
    query.put(LIMIT, scope.constant("kSecMatchLimitAll"));
    return matching(scope, query).stream().findFirst();
  }

  private List<Pointer> certificates(CfScope scope) throws StoreException {
    Map<String, Pointer> query = new LinkedHashMap<>();
    query.put(CLASS, scope.constant(CERTIFICATE));
    query.put(RETURN_REF, scope.truth(true));
    query.put(LIMIT, scope.constant("kSecMatchLimitAll"));
    return matching(scope, query);
  }

  private byte[] der(CfScope scope, Pointer certificate) throws StoreException {
    return scope.bytes(
        scope.own(security.SecCertificateCopyData(certificate), "SecCertificateCopyData"));
  }

  /** Runs a query for all items: then the result is an array, also of one. */
  private List<Pointer> matching(CfScope scope, Map<String, Pointer> query) throws StoreException {
    PointerByReference result = new PointerByReference();
    int status = security.SecItemCopyMatching(scope.dictionary(query), result);
    if (status == MacErrors.ITEM_NOT_FOUND) {
      return List.of();
    }
    if (status != MacErrors.SUCCESS) {
      throw MacErrors.of("SecItemCopyMatching", status, Reason.UNREADABLE);
    }
    return scope.members(scope.own(result.getValue(), "SecItemCopyMatching"));
  }

  private void delete(CfScope scope, String itemClass, Pointer reference) throws StoreException {
    Map<String, Pointer> query = new LinkedHashMap<>();
    query.put(CLASS, scope.constant(itemClass));
    query.put("kSecMatchItemList", scope.array(reference));
    int status = security.SecItemDelete(scope.dictionary(query));
    if (status != MacErrors.SUCCESS && status != MacErrors.ITEM_NOT_FOUND) {
      throw MacErrors.of("SecItemDelete", status, Reason.NOT_WRITABLE);
    }
  }

  private static Pointer made(
      CfScope scope,
      @Nullable Pointer object,
      String call,
      PointerByReference error,
      Reason otherwise)
      throws StoreException {
    if (object == null) {
      throw scope.failure(call, error.getValue(), otherwise);
    }
    return scope.own(object, call);
  }
}
