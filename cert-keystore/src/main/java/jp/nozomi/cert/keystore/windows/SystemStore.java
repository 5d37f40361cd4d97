package jp.nozomi.cert.keystore.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One of the current user's certificate stores.
 *
 * <p>Opened anew for each call, so that a call sees what other programs wrote, and has written its
 * own when it returns.
 */
final class SystemStore {
  /** The user's own certificates. */
  static final String MY = "MY";

  /** The certificates of intermediate certification authorities. */
  static final String ISSUERS = "CA";

  private static final System.Logger LOG = System.getLogger(SystemStore.class.getName());

  private static final int STORE_PROV_SYSTEM_W = 10;
  private static final int CURRENT_USER = 1 << 16;
  // Reads where writing is not allowed, instead of failing.
  private static final int MAXIMUM_ALLOWED = 0x1000;
  private static final int CTRL_COMMIT = 3;
  private static final int X509_ASN_ENCODING = 1;
  private static final int ADD_USE_EXISTING = 2;
  private static final int ADD_REPLACE_EXISTING_INHERIT_PROPERTIES = 5;
  private static final int KEY_PROV_INFO = 2;
  private static final int FRIENDLY_NAME = 11;
  private static final int MAX_CERTIFICATE_BYTES = 256 * 1024;
  private static final int MAX_PROPERTY_BYTES = 64 * 1024;

  // CERT_CONTEXT: a number, the encoding, its length.
  private static final int CONTEXT_ENCODED = Native.POINTER_SIZE;
  private static final int CONTEXT_LENGTH = 2 * Native.POINTER_SIZE;

  /** A certificate and where the platform says its key is. */
  record Entry(X509Certificate certificate, Optional<KeyAddress> key) {}

  private final Crypt32 crypt;
  private final String name;

  SystemStore(Crypt32 crypt, String name) {
    this.crypt = crypt;
    this.name = name;
  }

  /**
   * Reads all certificates; what is not an X.509 certificate for the JDK is left out and logged.
   */
  List<Entry> read() throws StoreException {
    List<Entry> entries = new ArrayList<>();
    CertificateFactory factory = certificateFactory();
    visit(
        MAXIMUM_ALLOWED,
        context -> {
          X509Certificate certificate = certificate(factory, context);
          if (certificate != null) {
            entries.add(new Entry(certificate, keyAddress(context)));
          }
          return true;
        });
    return entries;
  }

  /** Adds an issuer's certificate; one that is there already is left as it is. */
  void addIssuer(X509Certificate certificate) throws StoreException {
    add(certificate, ADD_USE_EXISTING, context -> {});
  }

  /** Adds a certificate with the place of its key, in one step. */
  void add(X509Certificate certificate, KeyAddress key, String friendlyName) throws StoreException {
    add(
        certificate,
        ADD_REPLACE_EXISTING_INHERIT_PROPERTIES,
        context -> {
          set(context, KEY_PROV_INFO, key.write());
          set(context, FRIENDLY_NAME, blob(friendlyName));
        });
  }

  /** Removes a certificate; nothing happens if it is not there. */
  void remove(X509Certificate certificate) throws StoreException {
    CertificateFactory factory = certificateFactory();
    visit(
        0,
        context -> {
          if (!certificate.equals(certificate(factory, context))) {
            return true;
          }
          // Frees the duplicate, whatever the result is.
          if (!crypt.CertDeleteCertificateFromStore(
              crypt.CertDuplicateCertificateContext(context))) {
            throw WindowsErrors.last("CertDeleteCertificateFromStore", Reason.NOT_WRITABLE);
          }
          return false;
        });
    if (read().stream().anyMatch(entry -> entry.certificate().equals(certificate))) {
      throw new StoreException(Reason.NOT_WRITABLE, "the certificate is there after its deletion");
    }
  }

  /** Checks that the store opens for writing. */
  void checkWritable() throws StoreException {
    close(open(0));
  }

  /** Looks at a certificate's native context. */
  private interface Visitor {
    /** Tells whether to go on. */
    boolean visit(Pointer context) throws StoreException;
  }

  private interface Preparation {
    void prepare(Pointer context) throws StoreException;
  }

  private void visit(int flags, Visitor visitor) throws StoreException {
    Pointer store = open(flags);
    try {
      Pointer context = crypt.CertEnumCertificatesInStore(store, null);
      while (context != null) {
        boolean goOn = false;
        try {
          goOn = visitor.visit(context);
        } finally {
          if (!goOn) {
            crypt.CertFreeCertificateContext(context);
          }
        }
        // Frees the context that it gets.
        context = goOn ? crypt.CertEnumCertificatesInStore(store, context) : null;
      }
    } finally {
      close(store);
    }
  }

  private void add(X509Certificate certificate, int disposition, Preparation preparation)
      throws StoreException {
    byte[] der = encoded(certificate);
    Pointer context = crypt.CertCreateCertificateContext(X509_ASN_ENCODING, der, der.length);
    if (context == null) {
      throw WindowsErrors.last("CertCreateCertificateContext", Reason.CERTIFICATE_REFUSED);
    }
    try {
      preparation.prepare(context);
      Pointer store = open(0);
      try {
        if (!crypt.CertAddCertificateContextToStore(store, context, disposition, null)) {
          throw WindowsErrors.last("CertAddCertificateContextToStore", Reason.NOT_WRITABLE);
        }
      } finally {
        close(store);
      }
    } finally {
      crypt.CertFreeCertificateContext(context);
    }
  }

  private void set(Pointer context, int property, Memory value) throws StoreException {
    if (!crypt.CertSetCertificateContextProperty(context, property, 0, value)) {
      throw WindowsErrors.last("CertSetCertificateContextProperty", Reason.NOT_WRITABLE);
    }
  }

  private Optional<KeyAddress> keyAddress(Pointer context) {
    IntByReference length = new IntByReference();
    if (!crypt.CertGetCertificateContextProperty(context, KEY_PROV_INFO, null, length)
        || length.getValue() <= 0
        || length.getValue() > MAX_PROPERTY_BYTES) {
      return Optional.empty();
    }
    Memory structure = new Memory(length.getValue());
    return crypt.CertGetCertificateContextProperty(context, KEY_PROV_INFO, structure, length)
        ? Optional.of(KeyAddress.read(structure))
        : Optional.empty();
  }

  private @Nullable X509Certificate certificate(CertificateFactory factory, Pointer context) {
    int length = context.getInt(CONTEXT_LENGTH);
    if (length <= 0 || length > MAX_CERTIFICATE_BYTES) {
      LOG.log(System.Logger.Level.DEBUG, "{0}: skipped a certificate of {1} bytes", name, length);
      return null;
    }
    byte[] der = context.getPointer(CONTEXT_ENCODED).getByteArray(0, length);
    try {
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      LOG.log(System.Logger.Level.DEBUG, name + ": skipped a malformed certificate", e);
      return null;
    }
  }

  private Pointer open(int flags) throws StoreException {
    Pointer store =
        crypt.CertOpenStore(
            Pointer.createConstant(STORE_PROV_SYSTEM_W),
            0,
            null,
            CURRENT_USER | flags,
            new WString(name));
    if (store == null) {
      throw WindowsErrors.last("CertOpenStore(" + name + ")", Reason.NOT_AVAILABLE);
    }
    return store;
  }

  private void close(Pointer store) throws StoreException {
    // Windows has written by now; Wine 8 writes deletions only when told to. Not every kind of
    // store
    // can be told, so what counts is what the callers read back.
    crypt.CertControlStore(store, 0, CTRL_COMMIT, null);
    if (!crypt.CertCloseStore(store, 0)) {
      throw WindowsErrors.last("CertCloseStore(" + name + ")", Reason.NOT_WRITABLE);
    }
  }

  /** A CRYPT_DATA_BLOB, a length and a pointer, whose data is a text with its terminator. */
  private static Memory blob(String text) {
    int textOffset = 2 * Native.POINTER_SIZE;
    int textBytes = (text.length() + 1) * Native.WCHAR_SIZE;
    Memory block = new Memory(textOffset + (long) textBytes);
    block.clear();
    block.setWideString(textOffset, text);
    block.setInt(0, textBytes);
    block.setPointer(Native.POINTER_SIZE, block.share(textOffset));
    return block;
  }

  private static byte[] encoded(X509Certificate certificate) throws StoreException {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new StoreException(Reason.CERTIFICATE_REFUSED, "a certificate that has no encoding", e);
    }
  }

  private static CertificateFactory certificateFactory() {
    try {
      return CertificateFactory.getInstance("X.509");
    } catch (CertificateException e) {
      throw new IllegalStateException("every JDK reads X.509", e);
    }
  }
}
