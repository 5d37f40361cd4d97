package jp.nozomi.cert.keystore.cryptoki;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.keystore.OpaqueKey.DigestSigner;
import jp.nozomi.cert.keystore.OpaqueKey.Padding;
import jp.nozomi.cert.keystore.SignatureDigest;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;

/**
 * Signs digests with a token's key.
 *
 * <p>The mechanisms that take a finished digest are the ones that the most tokens have.
 *
 * @param session the session to sign in
 * @param handle the private key
 * @param kind finds the real reason of a failure
 */
record TokenKey(CryptokiSession session, long handle, TokenKind kind) implements DigestSigner {
  private static final long MECHANISM_RSA_PKCS = 0x1;
  private static final long MECHANISM_ECDSA = 0x1041;

  /** CKM_RSA_PKCS_PSS. */
  static final long MECHANISM_PSS = 0xD;

  @Override
  public byte[] sign(Padding padding, SignatureDigest digest, byte[] value) throws StoreException {
    try {
      return signature(padding, digest, value);
    } catch (StoreException e) {
      throw kind.explain(e);
    }
  }

  private byte[] signature(Padding padding, SignatureDigest digest, byte[] value)
      throws StoreException {
    return switch (padding) {
      case PKCS1 -> session.sign(handle, MECHANISM_RSA_PKCS, digestInfo(digest, value));
      case PSS ->
          session.sign(
              handle, MECHANISM_PSS, value, hashMechanism(digest), mgf1(digest), digest.bytes());
      case ECDSA -> der(session.sign(handle, MECHANISM_ECDSA, value));
    };
  }

  @Override
  public boolean supports(Padding padding) {
    return padding != Padding.PSS
        || session.module().mechanism(session.slot(), MECHANISM_PSS).isPresent();
  }

  // RFC 8017 section 9.2, step 2.
  private static byte[] digestInfo(SignatureDigest digest, byte[] value) {
    AlgorithmIdentifier algorithm = new AlgorithmIdentifier(oid(digest), DERNull.INSTANCE);
    return encode(new DigestInfo(algorithm, value));
  }

  // PKCS#11 gives r and s in halves (v2.40 mechanisms, section 2.3.1), TLS and X.509 want DER.
  private static byte[] der(byte[] halves) {
    int half = halves.length / 2;
    BigInteger r = new BigInteger(1, Arrays.copyOf(halves, half));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(halves, half, halves.length));
    return encode(new DERSequence(new ASN1Encodable[] {new ASN1Integer(r), new ASN1Integer(s)}));
  }

  private static byte[] encode(org.bouncycastle.asn1.ASN1Object object) {
    try {
      return object.getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException("an object that was built has an encoding", e);
    }
  }

  private static ASN1ObjectIdentifier oid(SignatureDigest digest) {
    return switch (digest) {
      case SHA256 -> NISTObjectIdentifiers.id_sha256;
      case SHA384 -> NISTObjectIdentifiers.id_sha384;
      case SHA512 -> NISTObjectIdentifiers.id_sha512;
    };
  }

  private static long hashMechanism(SignatureDigest digest) {
    return switch (digest) {
      case SHA256 -> 0x250;
      case SHA384 -> 0x260;
      case SHA512 -> 0x270;
    };
  }

  private static long mgf1(SignatureDigest digest) {
    return switch (digest) {
      case SHA256 -> 2;
      case SHA384 -> 3;
      case SHA512 -> 4;
    };
  }
}
