package jp.nozomi.cert.keystore.pkcs12;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;

/** Turns a file's bytes into its contents and back (RFC 7292 section 4), with one password. */
final class PfxCodec {
  /** What all derivations of one reading may cost together, in iterations: a few seconds. */
  private static final long MAX_TOTAL_ITERATIONS = 10_000_000;

  private final PasswordKeys keys;
  private final NewFile newFile;
  private final SecureRandom random;

  PfxCodec(PasswordKeys keys, NewFile newFile, SecureRandom random) {
    this.keys = keys;
    this.newFile = newFile;
    this.random = random;
  }

  /** Reads a file, after its MAC was verified. */
  Contents decode(byte[] file) throws StoreException {
    return Asn1.guarded(
        () -> {
          Pfx pfx = Pfx.getInstance(Asn1.parse(file));
          byte[] authenticated = authenticatedSafe(pfx.getAuthSafe());
          MacData mac = requireMac(pfx);
          MacDerivation derivation = derivation(mac);
          List<ContentInfo> infos = infos(authenticated);
          requireBoundedWork(infos, derivation);
          if (!keys.verifies(derivation, authenticated, mac.getMac().getDigest())) {
            throw wrongMac(infos);
          }
          return new Contents(Optional.of(derivation), safes(infos));
        });
  }

  /** Writes a file; its MAC gets our strength if it had less. */
  byte[] encode(Contents contents) throws StoreException {
    List<ContentInfo> infos = new ArrayList<>();
    for (Safe safe : contents.safes()) {
      infos.add(safe.original().isPresent() ? safe.original().get() : encode(safe, contents));
    }
    byte[] authenticated = Asn1.der(new DERSequence(infos.toArray(new ASN1Encodable[0])));
    MacDerivation derivation = contents.mac().filter(MacDerivation::isOurs).orElse(newFile.mac());
    DigestInfo digest =
        new DigestInfo(
            new AlgorithmIdentifier(derivation.digest().oid(), DERNull.INSTANCE),
            keys.mac(derivation, authenticated));
    MacData mac =
        new MacData(digest, HexFormat.of().parseHex(derivation.salt()), derivation.iterations());
    return Asn1.der(new Pfx(data(authenticated), mac));
  }

  /**
   * Gives an encryption for new bags, with the salt that our bags in the file have already: they
   * share one derived key, so that opening the file costs one derivation.
   */
  PasswordEncryption encryption(Contents contents) throws StoreException {
    return Asn1.guarded(
        () -> {
          for (Safe safe : contents.safes()) {
            if (safe.isOurs()) {
              return safe.encryption().orElseThrow().withNewIv(random);
            }
            for (SafeBag bag : safe.bags()) {
              if (Bags.isOurKey(bag) && Bags.encryption(bag).isOurs()) {
                return Bags.encryption(bag).withNewIv(random);
              }
            }
          }
          return newFile.encryption().withNewIv(random);
        });
  }

  private static MacData requireMac(Pfx pfx) throws StoreException {
    if (pfx.getMacData() == null) {
      throw new StoreException(
          StoreException.Reason.UNREADABLE, "the file has no MAC, so that nothing proves it whole");
    }
    return pfx.getMacData();
  }

  private static MacDerivation derivation(MacData mac) throws StoreException {
    AlgorithmIdentifier algorithm = mac.getMac().getAlgorithmId();
    MacDigest digest =
        MacDigest.find(algorithm.getAlgorithm())
            .orElseThrow(
                () ->
                    new StoreException(
                        StoreException.Reason.UNREADABLE,
                        "an unknown MAC, " + algorithm.getAlgorithm()));
    return new MacDerivation(
        digest,
        PasswordEncryption.salt(mac.getSalt()),
        PasswordEncryption.iterations(mac.getIterationCount()));
  }

  private static byte[] authenticatedSafe(ContentInfo info) throws StoreException {
    if (!info.getContentType().equals(PKCSObjectIdentifiers.data)) {
      throw new StoreException(
          StoreException.Reason.UNREADABLE, "protected by a public key instead of a password");
    }
    return octets(info.getContent());
  }

  private static List<ContentInfo> infos(byte[] authenticated) throws StoreException {
    List<ContentInfo> infos = new ArrayList<>();
    for (ASN1Encodable element : ASN1Sequence.getInstance(Asn1.parse(authenticated))) {
      infos.add(ContentInfo.getInstance(element));
    }
    return infos;
  }

  private static void requireBoundedWork(List<ContentInfo> infos, MacDerivation mac)
      throws StoreException {
    long total = mac.iterations();
    for (ContentInfo info : infos) {
      if (info.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
        total += encryption(info).derivation().iterations();
      }
    }
    if (total > MAX_TOTAL_ITERATIONS) {
      throw new StoreException(
          StoreException.Reason.UNREADABLE, "opening it would take " + total + " iterations");
    }
  }

  /**
   * Tells a wrong password from damage: if the password decrypts what is encrypted, it is right.
   *
   * <p>Bad padding shows a wrong password in 255 of 256 cases; the rest fails as ASN.1.
   */
  private StoreException wrongMac(List<ContentInfo> infos) {
    StoreException wrong =
        new StoreException(StoreException.Reason.WRONG_PASSWORD, "the password is wrong");
    try {
      List<Safe> safes = Asn1.guarded(() -> safes(infos));
      boolean provesPassword = false;
      for (Safe safe : safes) {
        provesPassword |= safe.encryption().isPresent();
      }
      return provesPassword
          ? new StoreException(
              StoreException.Reason.UNREADABLE, "damaged: its MAC does not fit its contents")
          : wrong;
    } catch (StoreException e) {
      wrong.addSuppressed(e);
      return wrong;
    }
  }

  private List<Safe> safes(List<ContentInfo> infos) throws StoreException {
    List<Safe> safes = new ArrayList<>();
    for (ContentInfo info : infos) {
      if (info.getContentType().equals(PKCSObjectIdentifiers.data)) {
        safes.add(new Safe(Optional.of(info), Optional.empty(), bags(octets(info.getContent()))));
      } else if (info.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
        PasswordEncryption encryption = encryption(info);
        byte[] encrypted = EncryptedData.getInstance(info.getContent()).getContent().getOctets();
        byte[] plain = keys.decrypt(encryption, encrypted);
        safes.add(new Safe(Optional.of(info), Optional.of(encryption), bags(plain)));
      } else {
        safes.add(Safe.opaque(info));
      }
    }
    return safes;
  }

  private static List<SafeBag> bags(byte[] safeContents) throws StoreException {
    List<SafeBag> bags = new ArrayList<>();
    for (ASN1Encodable element : ASN1Sequence.getInstance(Asn1.parse(safeContents))) {
      bags.add(SafeBag.getInstance(element));
    }
    return bags;
  }

  private ContentInfo encode(Safe safe, Contents contents) throws StoreException {
    byte[] plain = Asn1.der(new DERSequence(safe.bags().toArray(new ASN1Encodable[0])));
    if (safe.isPlain()) {
      return data(plain);
    }
    PasswordEncryption encryption = encryption(contents);
    EncryptedData encrypted =
        new EncryptedData(
            PKCSObjectIdentifiers.data,
            encryption.toAlgorithm(),
            new DEROctetString(keys.encrypt(encryption, plain)));
    Arrays.fill(plain, (byte) 0);
    return new ContentInfo(PKCSObjectIdentifiers.encryptedData, encrypted);
  }

  private static PasswordEncryption encryption(ContentInfo info) throws StoreException {
    return PasswordEncryption.parse(
        EncryptedData.getInstance(info.getContent()).getEncryptionAlgorithm());
  }

  private static ContentInfo data(byte[] content) {
    return new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(content));
  }

  private static byte[] octets(ASN1Encodable content) {
    return ASN1OctetString.getInstance(content).getOctets();
  }
}
