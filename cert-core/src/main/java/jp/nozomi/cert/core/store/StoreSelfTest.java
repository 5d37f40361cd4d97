package jp.nozomi.cert.core.store;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.key.SignatureScheme;
import jp.nozomi.cert.core.store.StoreException.Reason;

/**
 * Goes once through all that a store promises, with a key and a certificate of its own that it
 * deletes again: for a machine whose store nobody has tried yet.
 *
 * <p>No bank is asked, and nothing that was in the store is touched.
 */
public final class StoreSelfTest {
  private static final byte[] MESSAGE = {1, 2, 3};

  /** What is tried, in this order. */
  public enum Step {
    /** The store says that it can be written. */
    CHECK_WRITABLE,
    /** A key is made. */
    CREATE_KEY,
    /** The key signs, and its public key verifies it. */
    SIGN,
    /** A certificate joins the key. */
    INSTALL,
    /** The list has the certificate with its key, kept as well as the store declares. */
    LIST,
    /** The key does not come out, unless the store is a file. */
    KEEP_KEY,
    /** Certificate and key are gone after deletion; tried even if a step before failed. */
    DELETE
  }

  /**
   * How a step ended.
   *
   * @param step the step
   * @param failure why it failed; empty if it did what it should
   */
  public record Result(Step step, Optional<StoreException> failure) {}

  private interface Act {
    void run() throws StoreException;
  }

  private final CertificateStore store;
  private final KeySpec spec;
  private final KeyName name;
  private final Clock clock;
  private final List<Result> results = new ArrayList<>();
  private Optional<X509Certificate> installed = Optional.empty();

  private StoreSelfTest(CertificateStore store, KeySpec spec, KeyName name, Clock clock) {
    this.store = store;
    this.spec = spec;
    this.name = name;
    this.clock = clock;
  }

  /**
   * Runs the test.
   *
   * @param store the store
   * @param spec the kind of key to try
   * @param random for the key's name
   * @param clock for the certificate's validity, which is an hour
   * @return the steps that were tried: up to the first that failed, and the deletion
   */
  public static List<Result> run(
      CertificateStore store, KeySpec spec, SecureRandom random, Clock clock) {
    return new StoreSelfTest(store, spec, KeyName.random(random), clock).run();
  }

  private List<Result> run() {
    boolean created =
        tried(Step.CHECK_WRITABLE, store::checkWritable)
            && tried(Step.CREATE_KEY, () -> store.createKey(name, spec));
    if (created
        && tried(Step.SIGN, this::sign)
        && tried(Step.INSTALL, this::install)
        && tried(Step.LIST, this::list)) {
      tried(Step.KEEP_KEY, this::keepKey);
    }
    if (created) {
      tried(Step.DELETE, this::delete);
    }
    return List.copyOf(results);
  }

  private boolean tried(Step step, Act act) {
    Optional<StoreException> failure = Optional.empty();
    try {
      act.run();
    } catch (StoreException e) {
      failure = Optional.of(e);
    }
    results.add(new Result(step, failure));
    return failure.isEmpty();
  }

  private void sign() throws StoreException {
    RequestSigner signer = pendingKey();
    SignatureScheme scheme = SignatureScheme.of(spec);
    byte[] signature = signer.sign(scheme, MESSAGE);
    try {
      Signature verifier = Signature.getInstance(scheme.jcaName());
      verifier.initVerify(signer.publicKey());
      verifier.update(MESSAGE);
      if (!verifier.verify(signature)) {
        throw new StoreException(Reason.CAN_NOT_SIGN, "the public key does not verify it");
      }
    } catch (GeneralSecurityException e) {
      throw new StoreException(Reason.CAN_NOT_SIGN, "the signature can not be verified", e);
    }
  }

  private void install() throws StoreException {
    X509Certificate certificate = TestCertificate.sign(pendingKey(), spec, clock.instant());
    // Remembered first: what an installation that failed has left is deleted too.
    installed = Optional.of(certificate);
    store.install(name, List.of(certificate));
  }

  private void list() throws StoreException {
    StoredCertificate entry = entry();
    if (!entry.keyUsable()) {
      throw new StoreException(Reason.CAN_NOT_SIGN, "it is listed without its key");
    }
    Protection declared = store.capabilities().protection();
    if (!entry.protection().isAtLeast(declared)) {
      throw new StoreException(
          Reason.TOO_WEAK, entry.protection().label() + " instead of " + declared.label());
    }
  }

  private void keepKey() throws StoreException {
    StoredCertificate entry = entry();
    X509ExtendedKeyManager keys = store.credential(entry.id()).keyManager();
    String[] aliases =
        keys.getClientAliases(entry.certificate().getPublicKey().getAlgorithm(), null);
    PrivateKey key = aliases == null ? null : keys.getPrivateKey(aliases[0]);
    if (key == null) {
      throw new StoreException(Reason.NOT_FOUND, "no key for a login");
    }
    if (entry.protection().isAtLeast(Protection.ADVISORY) && key.getEncoded() != null) {
      throw new StoreException(Reason.TOO_WEAK, "the key came out of the store");
    }
  }

  private void delete() throws StoreException {
    if (installed.isPresent()) {
      store.delete(CertificateId.of(installed.get()));
    }
    store.discardKey(name);
    if (store.findKey(name).isPresent()) {
      throw new StoreException(Reason.NOT_WRITABLE, "the key is still there: " + name.value());
    }
  }

  private RequestSigner pendingKey() throws StoreException {
    return store
        .findKey(name)
        .orElseThrow(() -> new StoreException(Reason.NOT_FOUND, "the new key is not found"));
  }

  private StoredCertificate entry() throws StoreException {
    CertificateId id = CertificateId.of(installed.orElseThrow());
    return store.list().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new StoreException(Reason.NOT_FOUND, "it is not listed"));
  }
}
