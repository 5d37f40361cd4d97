package jp.nozomi.cert.keystore.pkcs12;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * One way to encrypt with a password, as an AlgorithmIdentifier says it.
 *
 * @param derivation how the key is made
 * @param cipher the cipher
 * @param iv the initialization vector in hexadecimal digits; empty if it comes with the key
 */
record PasswordEncryption(KeyDerivation derivation, BlockCipher cipher, String iv) {
  /** About 60 ms on a PC of 2026: felt by who tries passwords, hardly by who knows his. */
  static final int ITERATIONS = 210_000;

  static final int SALT_BYTES = 16;

  private static final int AES_BLOCK_BYTES = 16;
  private static final MacDigest STRONG_PRF = MacDigest.SHA256;

  private static final Map<ASN1ObjectIdentifier, MacDigest> PRFS =
      Map.of(
          PKCSObjectIdentifiers.id_hmacWithSHA1, MacDigest.SHA1,
          PKCSObjectIdentifiers.id_hmacWithSHA224, MacDigest.SHA224,
          PKCSObjectIdentifiers.id_hmacWithSHA256, STRONG_PRF,
          PKCSObjectIdentifiers.id_hmacWithSHA384, MacDigest.SHA384,
          PKCSObjectIdentifiers.id_hmacWithSHA512, MacDigest.SHA512);

  /** Reads what a file says. */
  static PasswordEncryption parse(AlgorithmIdentifier algorithm) throws StoreException {
    return algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)
        ? parsePbes2(PBES2Parameters.getInstance(algorithm.getParameters()))
        : parseLegacy(algorithm);
  }

  /** Our own encryption with a new salt. */
  static PasswordEncryption fresh(SecureRandom random) {
    return strong(randomHex(random, SALT_BYTES), random);
  }

  /**
   * The same key with a new initialization vector: it costs no derivation. CBC needs a vector that
   * can't be foreseen, not a new key.
   */
  PasswordEncryption withNewIv(SecureRandom random) {
    return strong(derivation.salt(), random);
  }

  /** Tells whether this is what we write. */
  boolean isOurs() {
    return cipher == BlockCipher.AES_256
        && derivation.iterations() == ITERATIONS
        && derivation.salt().length() == SALT_BYTES * 2
        && derivation instanceof Pbkdf2Derivation pbkdf2
        && pbkdf2.digest() == STRONG_PRF;
  }

  /** Writes our own encryption as RFC 8018 appendix A.4 has it. */
  AlgorithmIdentifier toAlgorithm() {
    HexFormat hex = HexFormat.of();
    PBKDF2Params pbkdf2 =
        new PBKDF2Params(
            hex.parseHex(derivation.salt()),
            derivation.iterations(),
            cipher.keyBytes(),
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE));
    return new AlgorithmIdentifier(
        PKCSObjectIdentifiers.id_PBES2,
        new PBES2Parameters(
            new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, pbkdf2),
            new EncryptionScheme(
                NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(hex.parseHex(iv)))));
  }

  private static PasswordEncryption strong(String salt, SecureRandom random) {
    return new PasswordEncryption(
        new Pbkdf2Derivation(STRONG_PRF, salt, ITERATIONS, BlockCipher.AES_256.keyBytes()),
        BlockCipher.AES_256,
        randomHex(random, AES_BLOCK_BYTES));
  }

  static String randomHex(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static PasswordEncryption parsePbes2(PBES2Parameters parameters) throws StoreException {
    KeyDerivationFunc function = parameters.getKeyDerivationFunc();
    if (!function.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
      throw unsupported("key derivation", function.getAlgorithm());
    }
    EncryptionScheme scheme = parameters.getEncryptionScheme();
    BlockCipher cipher =
        BlockCipher.ofScheme(scheme.getAlgorithm())
            .orElseThrow(() -> unsupported("cipher", scheme.getAlgorithm()));
    PBKDF2Params pbkdf2 = PBKDF2Params.getInstance(function.getParameters());
    ASN1ObjectIdentifier prf = pbkdf2.getPrf().getAlgorithm();
    MacDigest digest =
        Optional.ofNullable(PRFS.get(prf)).orElseThrow(() -> unsupported("function", prf));
    byte[] iv = ASN1OctetString.getInstance(scheme.getParameters()).getOctets();
    return new PasswordEncryption(
        new Pbkdf2Derivation(
            digest,
            salt(pbkdf2.getSalt()),
            iterations(pbkdf2.getIterationCount()),
            cipher.keyBytes()),
        cipher,
        HexFormat.of().formatHex(iv));
  }

  private static PasswordEncryption parseLegacy(AlgorithmIdentifier algorithm)
      throws StoreException {
    BlockCipher cipher =
        BlockCipher.ofLegacy(algorithm.getAlgorithm())
            .orElseThrow(() -> unsupported("encryption", algorithm.getAlgorithm()));
    ASN1Encodable parameters = algorithm.getParameters();
    PKCS12PBEParams pbe = PKCS12PBEParams.getInstance(ASN1Sequence.getInstance(parameters));
    return new PasswordEncryption(
        new LegacyDerivation(salt(pbe.getIV()), iterations(pbe.getIterations()), cipher.keyBytes()),
        cipher,
        "");
  }

  static String salt(byte[] salt) throws StoreException {
    if (salt.length == 0 || salt.length > KeyDerivation.MAX_SALT_BYTES) {
      throw new StoreException(
          StoreException.Reason.UNREADABLE, "a salt of " + salt.length + " bytes");
    }
    return HexFormat.of().formatHex(salt);
  }

  static int iterations(BigInteger count) throws StoreException {
    if (count.signum() <= 0
        || count.compareTo(BigInteger.valueOf(KeyDerivation.MAX_ITERATIONS)) > 0) {
      throw new StoreException(StoreException.Reason.UNREADABLE, "an iteration count out of range");
    }
    return count.intValue();
  }

  private static StoreException unsupported(String what, ASN1ObjectIdentifier oid) {
    return new StoreException(
        StoreException.Reason.UNREADABLE, "encrypted with an unknown " + what + ", " + oid);
  }
}
