package jp.nozomi.cert.keystore.macos;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.keystore.CertificateDecoder;
import jp.nozomi.cert.keystore.MemorySigner;
import jp.nozomi.cert.keystore.OpaqueKey.Padding;
import jp.nozomi.cert.keystore.SignatureDigest;
import jp.nozomi.cert.keystore.TestCa;

/**
 * A stand-in for the two frameworks, as Apple's documentation describes them: typed objects that
 * their owner must release exactly once, and one keychain. Thread-safe.
 */
final class FakeMac implements CoreFoundation, SecurityFramework, Symbols {
  private static final int PARAM = -50;

  /** What goes wrong. */
  enum Fault {
    NONE,
    /** The keychain can not be written. */
    READ_ONLY,
    /** The user does not unlock the keychain. */
    LOCKED,
    /** The wish for a key that stays is ignored. */
    EXTRACTABLE,
    /** So it is, and the key can not be deleted either. */
    EXTRACTABLE_AND_STAYS,
    /** A key that says that it stays is given away nevertheless. */
    EXPORTS
  }

  private record Item(PrivateKey key, byte[] publicKey, String label, boolean extractable) {}

  private record Certificate(byte[] der, String label) {}

  private record Constant(String name) {}

  private record Half(byte[] publicKey) {}

  private final Map<Pointer, Object> objects = new HashMap<>();
  private final Map<Pointer, Integer> owned = new HashMap<>();
  private final Map<String, Pointer> constants = new HashMap<>();
  private final List<Pointer> keys = new ArrayList<>();
  private final List<Pointer> certificates = new ArrayList<>();
  private long next = 0x1000;
  private Fault fault = Fault.NONE;

  synchronized void breakWith(Fault newFault) {
    fault = newFault;
  }

  /** Counts the objects that somebody was given and has not released. */
  synchronized int unreleased() {
    return owned.size();
  }

  synchronized int keyCount() {
    return keys.size();
  }

  /** Puts a key there as another program does, which may be exported. */
  synchronized void importKey(KeyPair pair, String label) {
    keys.add(
        placed(new Item(pair.getPrivate(), PublicKeyBytes.encode(pair.getPublic()), label, true)));
  }

  @Override
  public synchronized Pointer object(String name) {
    return constants.computeIfAbsent(name, each -> placed(new Constant(each)));
  }

  @Override
  public Pointer place(String name) {
    return object("&" + name);
  }

  @Override
  public synchronized Pointer CFStringCreateWithBytes(
      Pointer allocator, byte[] bytes, NativeLong length, int encoding, byte external) {
    return created(new String(bytes, 0, length.intValue(), StandardCharsets.UTF_8));
  }

  @Override
  public synchronized byte CFStringGetCString(
      Pointer string, byte[] buffer, NativeLong size, int encoding) {
    byte[] utf8 = typed(string, String.class).getBytes(StandardCharsets.UTF_8);
    if (utf8.length >= size.intValue()) {
      return 0;
    }
    System.arraycopy(utf8, 0, buffer, 0, utf8.length);
    return 1;
  }

  @Override
  public synchronized Pointer CFDataCreate(Pointer allocator, byte[] bytes, NativeLong length) {
    return created(Arrays.copyOf(bytes, length.intValue()));
  }

  @Override
  public synchronized NativeLong CFDataGetLength(Pointer data) {
    return new NativeLong(typed(data, byte[].class).length);
  }

  @Override
  public synchronized Pointer CFDataGetBytePtr(Pointer data) {
    byte[] bytes = typed(data, byte[].class);
    Memory memory = new Memory(bytes.length);
    memory.write(0, bytes, 0, bytes.length);
    return memory;
  }

  @Override
  public synchronized Pointer CFNumberCreate(
      Pointer allocator, NativeLong type, IntByReference value) {
    return created(value.getValue());
  }

  @Override
  public synchronized byte CFBooleanGetValue(Pointer value) {
    return (byte) (isTrue(value) ? 1 : 0);
  }

  @Override
  public synchronized Pointer CFDictionaryCreate(
      Pointer allocator,
      Memory keyList,
      Memory valueList,
      NativeLong count,
      Pointer keyCallBacks,
      Pointer valueCallBacks) {
    Map<String, Pointer> dictionary = new HashMap<>();
    for (int i = 0; i < count.intValue(); i++) {
      long offset = (long) i * Native.POINTER_SIZE;
      dictionary.put(name(keyList.getPointer(offset)), valueList.getPointer(offset));
    }
    Reference.reachabilityFence(keyList);
    return created(dictionary);
  }

  @Override
  public synchronized Pointer CFDictionaryGetValue(Pointer dictionary, Pointer key) {
    return dictionary(dictionary).get(name(key));
  }

  @Override
  public synchronized Pointer CFArrayCreate(
      Pointer allocator, Memory values, NativeLong count, Pointer callBacks) {
    List<Pointer> array = new ArrayList<>();
    for (int i = 0; i < count.intValue(); i++) {
      array.add(values.getPointer((long) i * Native.POINTER_SIZE));
    }
    return created(array);
  }

  @Override
  public synchronized NativeLong CFArrayGetCount(Pointer array) {
    return new NativeLong(typed(array, List.class).size());
  }

  @Override
  public synchronized Pointer CFArrayGetValueAtIndex(Pointer array, NativeLong index) {
    return (Pointer) typed(array, List.class).get(index.intValue());
  }

  @Override
  public synchronized NativeLong CFErrorGetCode(Pointer error) {
    return new NativeLong(typed(error, Long.class));
  }

  @Override
  public synchronized NativeLong CFGetTypeID(Pointer object) {
    Object value = objects.get(object);
    boolean truth = value instanceof Constant constant && constant.name().startsWith("kCFBoolean");
    return type(truth ? Boolean.class : value.getClass());
  }

  @Override
  public NativeLong CFStringGetTypeID() {
    return type(String.class);
  }

  @Override
  public NativeLong CFDataGetTypeID() {
    return type(byte[].class);
  }

  @Override
  public NativeLong CFBooleanGetTypeID() {
    return type(Boolean.class);
  }

  @Override
  public synchronized void CFRelease(Pointer object) {
    if (owned.remove(object) == null) {
      throw new AssertionError("released what is not owned: " + objects.get(object));
    }
    if (!keys.contains(object) && !certificates.contains(object)) {
      objects.remove(object);
    }
  }

  @Override
  public synchronized Pointer SecKeyCreateRandomKey(Pointer parameters, PointerByReference error) {
    Map<String, Pointer> wanted = dictionary(parameters);
    Map<String, Pointer> kept = dictionary(wanted.get("kSecPrivateKeyAttrs"));
    if (fault == Fault.READ_ONLY || fault == Fault.LOCKED) {
      return failed(error);
    }
    boolean rsa = name(wanted.get("kSecAttrKeyType")).equals("kSecAttrKeyTypeRSA");
    KeyPair pair =
        TestCa.newKeyPair(
            rsa ? "RSA" : "EC", typed(wanted.get("kSecAttrKeySizeInBits"), Integer.class));
    boolean extractable =
        fault == Fault.EXTRACTABLE
            || fault == Fault.EXTRACTABLE_AND_STAYS
            || isTrue(kept.get("kSecAttrIsExtractable"));
    Pointer key =
        created(
            new Item(
                pair.getPrivate(),
                PublicKeyBytes.encode(pair.getPublic()),
                typed(kept.get("kSecAttrLabel"), String.class),
                extractable));
    if (isTrue(kept.get("kSecAttrIsPermanent"))) {
      keys.add(key);
    }
    return key;
  }

  @Override
  public synchronized Pointer SecKeyCopyPublicKey(Pointer key) {
    return created(new Half(typed(key, Item.class).publicKey()));
  }

  @Override
  public synchronized Pointer SecKeyCopyExternalRepresentation(
      Pointer key, PointerByReference error) {
    if (objects.get(key) instanceof Half half) {
      return created(half.publicKey());
    }
    Item item = typed(key, Item.class);
    return item.extractable() || fault == Fault.EXPORTS
        ? created(item.key().getEncoded())
        : failed(error);
  }

  @Override
  public synchronized byte SecKeyIsAlgorithmSupported(
      Pointer key, NativeLong operation, Pointer algorithm) {
    boolean ec = typed(key, Item.class).key().getAlgorithm().equals("EC");
    return (byte) (name(algorithm).contains("ECDSA") == ec ? 1 : 0);
  }

  @Override
  public synchronized Pointer SecKeyCreateSignature(
      Pointer key, Pointer algorithm, Pointer data, PointerByReference error) {
    if (fault == Fault.LOCKED) {
      return failed(error);
    }
    try {
      return created(
          new MemorySigner(typed(key, Item.class).key())
              .sign(padding(name(algorithm)), digest(name(algorithm)), typed(data, byte[].class)));
    } catch (StoreException e) {
      error.setValue(created((long) PARAM));
      return null;
    }
  }

  @Override
  public synchronized int SecItemAdd(Pointer attributes, PointerByReference result) {
    if (fault == Fault.READ_ONLY) {
      return status();
    }
    Map<String, Pointer> item = dictionary(attributes);
    Certificate given = typed(item.get("kSecValueRef"), Certificate.class);
    if (certificates.stream().anyMatch(each -> isOf(each, given.der()))) {
      return MacErrors.DUPLICATE_ITEM;
    }
    certificates.add(
        placed(new Certificate(given.der(), typed(item.get("kSecAttrLabel"), String.class))));
    return MacErrors.SUCCESS;
  }

  @Override
  public synchronized int SecItemCopyMatching(Pointer query, PointerByReference result) {
    Map<String, Pointer> wanted = dictionary(query);
    if (!name(wanted.get("kSecMatchLimit")).equals("kSecMatchLimitAll")) {
      return PARAM;
    }
    boolean ofKeys = name(wanted.get("kSecClass")).equals("kSecClassKey");
    Optional<byte[]> hash =
        Optional.ofNullable(wanted.get("kSecAttrApplicationLabel"))
            .map(data -> typed(data, byte[].class));
    List<Pointer> found = new ArrayList<>(ofKeys ? keys : certificates);
    hash.ifPresent(
        sought -> found.removeIf(key -> !Arrays.equals(hash(typed(key, Item.class)), sought)));
    if (found.isEmpty()) {
      return MacErrors.ITEM_NOT_FOUND;
    }
    boolean attributes = wanted.containsKey("kSecReturnAttributes");
    result.setValue(
        created(attributes ? found.stream().map(this::attributes).toList() : List.copyOf(found)));
    return MacErrors.SUCCESS;
  }

  @Override
  public synchronized int SecItemDelete(Pointer query) {
    if (fault == Fault.READ_ONLY || fault == Fault.EXTRACTABLE_AND_STAYS) {
      return status();
    }
    List<?> listed = typed(dictionary(query).get("kSecMatchItemList"), List.class);
    boolean deleted = keys.removeAll(listed) | certificates.removeAll(listed);
    return deleted ? MacErrors.SUCCESS : MacErrors.ITEM_NOT_FOUND;
  }

  @Override
  public synchronized Pointer SecCertificateCreateWithData(Pointer allocator, Pointer data) {
    byte[] der = typed(data, byte[].class);
    return new CertificateDecoder().decode(der).isPresent()
        ? created(new Certificate(der, ""))
        : null;
  }

  @Override
  public synchronized Pointer SecCertificateCopyData(Pointer certificate) {
    return created(typed(certificate, Certificate.class).der());
  }

  /** What is inside of the result lives as long as it; nobody releases it. */
  private Pointer attributes(Pointer key) {
    Item item = typed(key, Item.class);
    Map<String, Pointer> attributes = new HashMap<>();
    attributes.put("kSecAttrApplicationLabel", placed(hash(item)));
    attributes.put("kSecAttrLabel", placed(item.label()));
    attributes.put(
        "kSecAttrIsExtractable", object(item.extractable() ? "kCFBooleanTrue" : "kCFBooleanFalse"));
    return placed(attributes);
  }

  private boolean isOf(Pointer certificate, byte[] der) {
    return Arrays.equals(typed(certificate, Certificate.class).der(), der);
  }

  private static byte[] hash(Item item) {
    try {
      return HexFormat.of().parseHex(PublicKeyBytes.hash(PublicKeyBytes.decode(item.publicKey())));
    } catch (StoreException e) {
      throw new AssertionError(e);
    }
  }

  private Pointer failed(PointerByReference error) {
    error.setValue(created((long) status()));
    return null;
  }

  private int status() {
    return switch (fault) {
      case READ_ONLY -> -25292;
      case LOCKED -> -25308;
      default -> PARAM;
    };
  }

  private Pointer created(Object value) {
    Pointer pointer = placed(value);
    owned.merge(pointer, 1, Integer::sum);
    return pointer;
  }

  private Pointer placed(Object value) {
    Pointer pointer = new Pointer(next++);
    objects.put(pointer, value);
    return pointer;
  }

  private <T> T typed(Pointer pointer, Class<T> type) {
    Object value = objects.get(pointer);
    if (!type.isInstance(value)) {
      throw new AssertionError("a " + type.getSimpleName() + " is no " + value);
    }
    return type.cast(value);
  }

  @SuppressWarnings("unchecked") // Every map in here is one of ours.
  private Map<String, Pointer> dictionary(Pointer pointer) {
    return (Map<String, Pointer>) typed(pointer, Map.class);
  }

  private String name(Pointer constant) {
    return typed(constant, Constant.class).name();
  }

  private boolean isTrue(Pointer value) {
    return name(value).equals("kCFBooleanTrue");
  }

  private static NativeLong type(Class<?> type) {
    Class<?> kind =
        Map.class.isAssignableFrom(type)
            ? Map.class
            : List.class.isAssignableFrom(type) ? List.class : type;
    return new NativeLong(kind.getName().hashCode());
  }

  private static Padding padding(String algorithm) {
    return algorithm.contains("ECDSA")
        ? Padding.ECDSA
        : algorithm.contains("PSS") ? Padding.PSS : Padding.PKCS1;
  }

  private static SignatureDigest digest(String algorithm) {
    return Arrays.stream(SignatureDigest.values())
        .filter(each -> algorithm.endsWith(each.name()))
        .findFirst()
        .orElseThrow();
  }
}
