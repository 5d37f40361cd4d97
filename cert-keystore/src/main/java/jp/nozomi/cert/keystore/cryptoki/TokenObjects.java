package jp.nozomi.cert.keystore.cryptoki;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.keystore.CertificateDecoder;
import org.bouncycastle.asn1.ASN1Integer;

/** The keys and certificates on a token; the key's name is its label, the CKA_ID joins. */
final class TokenObjects {
  private static final long MECHANISM_RSA_GENERATION = 0x0;
  private static final long MECHANISM_EC_GENERATION = 0x1040;
  private static final byte[] EXPONENT_65537 = {1, 0, 1};

  /** A certificate on the token. */
  record TokenCertificate(long handle, String id, X509Certificate certificate) {}

  /** A private key on the token. */
  record TokenPrivateKey(long handle, String id, Optional<KeyName> name) {}

  private final CryptokiSession session;

  TokenObjects(CryptokiSession session) {
    this.session = session;
  }

  static long generationMechanism(KeySpec spec) {
    return spec.family() == KeySpec.Family.RSA ? MECHANISM_RSA_GENERATION : MECHANISM_EC_GENERATION;
  }

  /** Makes a key pair on the token whose private key is to stay there. */
  long generate(KeyName name, KeySpec spec) throws StoreException {
    byte[] label = label(name);
    List<Attribute> publicKey = new ArrayList<>();
    publicKey.add(Attribute.of(Attribute.TOKEN, true));
    publicKey.add(Attribute.of(Attribute.PRIVATE, false));
    publicKey.add(Attribute.of(Attribute.VERIFY, true));
    publicKey.add(Attribute.of(Attribute.LABEL, label));
    publicKey.add(Attribute.of(Attribute.ID, label));
    if (spec.family() == KeySpec.Family.RSA) {
      publicKey.add(Attribute.of(Attribute.MODULUS_BITS, spec.bits()));
      publicKey.add(Attribute.of(Attribute.PUBLIC_EXPONENT, EXPONENT_65537));
    } else {
      publicKey.add(Attribute.of(Attribute.EC_PARAMS, PublicKeys.curve(spec)));
    }
    List<Attribute> privateKey =
        List.of(
            Attribute.of(Attribute.TOKEN, true),
            Attribute.of(Attribute.PRIVATE, true),
            Attribute.of(Attribute.SENSITIVE, true),
            Attribute.of(Attribute.EXTRACTABLE, false),
            Attribute.of(Attribute.SIGN, true),
            Attribute.of(Attribute.LABEL, label),
            Attribute.of(Attribute.ID, label));
    return session.generate(generationMechanism(spec), publicKey, privateKey);
  }

  /** Reads back whether the token took the protection that was asked for. */
  boolean staysOnToken(long privateKey) throws StoreException {
    return session.readFlag(privateKey, Attribute.SENSITIVE)
        && !session.readFlag(privateKey, Attribute.EXTRACTABLE);
  }

  Optional<TokenPrivateKey> privateKey(KeyName name) throws StoreException {
    List<Long> found =
        session.find(
            Attribute.of(Attribute.CLASS, Attribute.CLASS_PRIVATE_KEY),
            Attribute.of(Attribute.TOKEN, true),
            Attribute.of(Attribute.LABEL, label(name)));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new TokenPrivateKey(found.get(0), id(found.get(0)), Optional.of(name)));
  }

  /** Gives the private keys by their CKA_ID; those without one have no certificate. */
  Map<String, TokenPrivateKey> privateKeys() throws StoreException {
    Map<String, TokenPrivateKey> keys = new HashMap<>();
    for (long handle :
        session.find(
            Attribute.of(Attribute.CLASS, Attribute.CLASS_PRIVATE_KEY),
            Attribute.of(Attribute.TOKEN, true))) {
      String id = id(handle);
      if (!id.isEmpty()) {
        String label = text(session.read(handle, Attribute.LABEL));
        keys.put(id, new TokenPrivateKey(handle, id, KeyName.find(label)));
      }
    }
    return keys;
  }

  /**
   * Compares the public values, because other programs join by the id alone and the id is anyone's
   * choice. A curve's private key does not have its point: there the id counts.
   */
  boolean mayBeOf(TokenPrivateKey key, PublicKey publicKey) throws StoreException {
    Optional<byte[]> modulus = session.read(key.handle(), Attribute.MODULUS);
    if (modulus.isEmpty() || modulus.get().length == 0) {
      return true;
    }
    return publicKey instanceof RSAPublicKey rsa
        && new BigInteger(1, modulus.get()).equals(rsa.getModulus());
  }

  /** Puts a pending key's public key together; a curve's point is in the public object only. */
  PublicKey publicKey(TokenPrivateKey key) throws StoreException {
    Optional<byte[]> modulus = session.read(key.handle(), Attribute.MODULUS);
    if (modulus.isPresent() && modulus.get().length > 0) {
      return PublicKeys.rsa(modulus.get(), require(key.handle(), Attribute.PUBLIC_EXPONENT));
    }
    long half =
        publicHalves(key).stream()
            .findFirst()
            .orElseThrow(
                () -> new StoreException(Reason.UNREADABLE, "the public half of the key is gone"));
    return PublicKeys.ec(require(half, Attribute.EC_PARAMS), require(half, Attribute.EC_POINT));
  }

  /** Gives all X.509 certificates; one that this runtime can't parse is left out. */
  List<TokenCertificate> certificates() throws StoreException {
    CertificateDecoder decoder = new CertificateDecoder();
    List<TokenCertificate> certificates = new ArrayList<>();
    for (long handle :
        session.find(
            Attribute.of(Attribute.CLASS, Attribute.CLASS_CERTIFICATE),
            Attribute.of(Attribute.TOKEN, true))) {
      Optional<X509Certificate> parsed =
          session.read(handle, Attribute.VALUE).flatMap(decoder::decode);
      if (parsed.isPresent()) {
        certificates.add(new TokenCertificate(handle, id(handle), parsed.get()));
      }
    }
    return certificates;
  }

  /**
   * Gives a new key the id by which other programs look for a certificate's key, where the token
   * lets it change. Only a key that no order depends on: a token that is no database (SoftHSM) can
   * lose an object whose writing is cut short.
   */
  TokenPrivateKey identify(TokenPrivateKey key, PublicKey publicKey) throws StoreException {
    byte[] wanted = PublicKeys.joiningId(publicKey);
    for (long half : publicHalves(key)) {
      session.write(half, Attribute.of(Attribute.ID, wanted));
    }
    return session.write(key.handle(), Attribute.of(Attribute.ID, wanted))
        ? new TokenPrivateKey(key.handle(), HexFormat.of().formatHex(wanted), key.name())
        : key;
  }

  void addCertificate(X509Certificate certificate, byte[] id, String label) throws StoreException {
    try {
      session.create(
          List.of(
              Attribute.of(Attribute.CLASS, Attribute.CLASS_CERTIFICATE),
              Attribute.of(Attribute.CERTIFICATE_TYPE, Attribute.CERTIFICATE_X509),
              Attribute.of(Attribute.TOKEN, true),
              Attribute.of(Attribute.PRIVATE, false),
              Attribute.of(Attribute.LABEL, label.getBytes(StandardCharsets.UTF_8)),
              Attribute.of(Attribute.ID, id),
              Attribute.of(Attribute.SUBJECT, certificate.getSubjectX500Principal().getEncoded()),
              Attribute.of(Attribute.ISSUER, certificate.getIssuerX500Principal().getEncoded()),
              Attribute.of(Attribute.SERIAL_NUMBER, derInteger(certificate.getSerialNumber())),
              Attribute.of(Attribute.VALUE, certificate.getEncoded())));
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate that has no encoding", e);
    }
  }

  /** Deletes a key pair, the private key last: until then the name still finds the rest. */
  void delete(TokenPrivateKey key) throws StoreException {
    for (long half : publicHalves(key)) {
      session.destroy(half);
    }
    session.destroy(key.handle());
  }

  /** Deletes what is left of a key whose private half was never made, or is deleted already. */
  void deletePublicHalves(KeyName name) throws StoreException {
    for (long half : publicObjects(Attribute.of(Attribute.LABEL, label(name)))) {
      session.destroy(half);
    }
  }

  void delete(TokenCertificate certificate) throws StoreException {
    session.destroy(certificate.handle());
  }

  /** By the name too: a join that was cut short has changed the id of one half only. */
  private Set<Long> publicHalves(TokenPrivateKey key) throws StoreException {
    Set<Long> halves = new LinkedHashSet<>();
    if (!key.id().isEmpty()) {
      halves.addAll(publicObjects(Attribute.of(Attribute.ID, HexFormat.of().parseHex(key.id()))));
    }
    if (key.name().isPresent()) {
      halves.addAll(publicObjects(Attribute.of(Attribute.LABEL, label(key.name().get()))));
    }
    return halves;
  }

  private List<Long> publicObjects(Attribute distinction) throws StoreException {
    return session.find(
        Attribute.of(Attribute.CLASS, Attribute.CLASS_PUBLIC_KEY),
        Attribute.of(Attribute.TOKEN, true),
        distinction);
  }

  private String id(long handle) throws StoreException {
    return HexFormat.of().formatHex(session.read(handle, Attribute.ID).orElse(new byte[0]));
  }

  private byte[] require(long handle, long attribute) throws StoreException {
    return session
        .read(handle, attribute)
        .orElseThrow(() -> new StoreException(Reason.UNREADABLE, "the key lacks an attribute"));
  }

  private static byte[] label(KeyName name) {
    return name.value().getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Optional<byte[]> value) {
    return new String(value.orElse(new byte[0]), StandardCharsets.UTF_8);
  }

  private static byte[] derInteger(BigInteger value) {
    try {
      return new ASN1Integer(value).getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("an integer has an encoding", e);
    }
  }
}
