package jp.nozomi.cert.core.store;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;

/**
 * A place that keeps private keys and their certificates: the port of every backend.
 *
 * <p>Two phases, so that a new key never endangers an old certificate: {@link #createKey} makes a
 * pending key under a name of its own, {@link #install} joins the certificate to it. Every act is
 * all or nothing, also across a crash, and safe beside other processes. Not thread-safe: one thread
 * at a time. Nothing here runs fast; never call it on an event thread.
 */
public interface CertificateStore extends AutoCloseable {
  /**
   * Gives the store's location.
   *
   * @return the location, complete, so that a later process can open the same store
   */
  StoreLocation location();

  /**
   * Tells what the store can do.
   *
   * @return its capabilities
   */
  StoreCapabilities capabilities();

  /**
   * Checks that the store can be written, before anything is asked of the bank.
   *
   * @throws StoreException if a key could not be kept here now
   */
  void checkWritable() throws StoreException;

  /**
   * Makes a key that stays pending until its certificate is installed.
   *
   * <p>The pending key survives a restart. Where the store knows protection, it is read back: a key
   * that came out weaker than declared is deleted and refused.
   *
   * @param name the key's name, unused so far
   * @param spec the kind of key
   * @return the key's signer
   * @throws StoreException if the key can not be made
   */
  RequestSigner createKey(KeyName name, KeySpec spec) throws StoreException;

  /**
   * Finds a pending or installed key that the app made.
   *
   * @param name the key's name
   * @return its signer, or empty if there is no such key
   * @throws StoreException if the store can not be read
   */
  Optional<RequestSigner> findKey(KeyName name) throws StoreException;

  /**
   * Joins a certificate to its pending key.
   *
   * <p>Touches no other entry. Repeating it with the same chain changes nothing.
   *
   * @param name the pending key's name
   * @param chain the certificate, then its issuers, without the trust anchor
   * @return the entry
   * @throws StoreException with {@link StoreException.Reason#KEY_MISMATCH} if the certificate is of
   *     another key, with {@link StoreException.Reason#CERTIFICATE_REFUSED} if it is expired or a
   *     certification authority's, or if the store can not be written; the key stays pending
   */
  StoredCertificate install(KeyName name, List<X509Certificate> chain) throws StoreException;

  /**
   * Deletes a pending key.
   *
   * <p>An installed key is left alone. Deleting what is not there does nothing.
   *
   * @param name the pending key's name
   * @throws StoreException if the store can not be written
   */
  void discardKey(KeyName name) throws StoreException;

  /**
   * Lists the client certificates, also those that another program installed.
   *
   * @return every end-entity certificate in the store, with or without a usable key
   * @throws StoreException if the store can not be read
   */
  List<StoredCertificate> list() throws StoreException;

  /**
   * Opens the private key of an installed certificate for signing.
   *
   * @param id the certificate
   * @return its signer
   * @throws StoreException if there is no such certificate or its key can not be used
   */
  RequestSigner signer(CertificateId id) throws StoreException;

  /**
   * Opens an installed certificate for TLS client authentication.
   *
   * @param id the certificate
   * @return the credential
   * @throws StoreException if there is no such certificate or its key can not be used
   */
  ClientCredential credential(CertificateId id) throws StoreException;

  /**
   * Deletes a certificate and its key.
   *
   * @param id the certificate; nothing happens if it is not there
   * @throws StoreException if the store can not be written
   */
  void delete(CertificateId id) throws StoreException;

  /** Closes the store and clears what it knows of passwords. */
  @Override
  void close();
}
