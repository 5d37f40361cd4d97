package jp.nozomi.cert.keystore.windows;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.keystore.CertificateDecoder;

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

  private static final int STORE_PROV_SYSTEM_W = 10;
  private static final int CURRENT_USER = 1 << 16;
  // Reads where writing is not allowed, instead of failing.
  private static final int MAXIMUM_ALLOWED = 0x1000;
  private static final int CTRL_COMMIT = 3;
  private static final int X509_ASN_ENCODING = 1;
  private static final int ADD_USE_EXISTING = 2;
  private static final int ADD_REPLACE_EXISTING_INHERIT_PROPERTIES = 5;

  /** A certificate and where the platform says its key is. */
  record Entry(X509Certificate certificate, Optional<KeyAddress> key) {}

  private final Crypt32 crypt;
  private final String name;

  SystemStore(Crypt32 crypt, String name) {
    this.crypt = crypt;
    this.name = name;
  }

  /** Reads all certificates; what this runtime can not parse is left out. */
  List<Entry> read() throws StoreException {
    List<Entry> entries = new ArrayList<>();
    CertificateDecoder decoder = new CertificateDecoder();
    visit(
        MAXIMUM_ALLOWED,
        context -> {
          NativeCertificate each = new NativeCertificate(crypt, context);
          each.der()
              .flatMap(decoder::decode)
              .ifPresent(certificate -> entries.add(new Entry(certificate, each.keyAddress())));
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
          context.setKeyAddress(key);
          context.setFriendlyName(friendlyName);
        });
  }

  /** Removes a certificate; nothing happens if it is not there. */
  void remove(X509Certificate certificate) throws StoreException {
    byte[] der = encoded(certificate);
    visit(
        0,
        context -> {
          if (!new NativeCertificate(crypt, context).hasEncoding(der)) {
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
    void prepare(NativeCertificate context) throws StoreException;
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
      preparation.prepare(new NativeCertificate(crypt, context));
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
    // store can be told, so what counts is what the callers read back.
    crypt.CertControlStore(store, 0, CTRL_COMMIT, null);
    if (!crypt.CertCloseStore(store, 0)) {
      throw WindowsErrors.last("CertCloseStore(" + name + ")", Reason.NOT_WRITABLE);
    }
  }

  private static byte[] encoded(X509Certificate certificate) throws StoreException {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new StoreException(Reason.CERTIFICATE_REFUSED, "a certificate that has no encoding", e);
    }
  }
}
