package jp.nozomi.cert.core.certificate;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import jp.nozomi.cert.core.encoding.Ber;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/**
 * The certificates of a CMS SignedData without content and signers (RFC 5652 section 5.1, RFC 7030
 * section 4.1.3). Nothing in it is signed: the certificates are to be verified by themselves.
 */
public final class CertsOnly {
  private static final int MAX_BYTES = 192 * 1024;
  private static final int MOST_CERTIFICATES = 32;

  private CertsOnly() {}

  /**
   * Reads the certificates.
   *
   * @param ber the BER encoding of the ContentInfo, at most 192 KiB
   * @return the certificates in the message's order, at most 32; attribute certificates and others
   *     that are no X.509 certificates are left out
   * @throws CertificateException if the bytes are anything else
   */
  public static List<X509Certificate> certificates(byte[] ber) throws CertificateException {
    try {
      ContentInfo message = ContentInfo.getInstance(Ber.read(ber, MAX_BYTES));
      if (message == null || !CMSObjectIdentifiers.signedData.equals(message.getContentType())) {
        throw new CertificateException("not a SignedData");
      }
      SignedData data = SignedData.getInstance(message.getContent());
      if (data == null || data.getCertificates() == null) {
        return List.of();
      }
      if (data.getCertificates().size() > MOST_CERTIFICATES) {
        throw new CertificateException("more than " + MOST_CERTIFICATES + " certificates");
      }
      List<X509Certificate> all = new ArrayList<>();
      for (ASN1Encodable element : data.getCertificates()) {
        if (element.toASN1Primitive() instanceof ASN1Sequence certificate) {
          all.add(Pem.certificate(certificate.getEncoded(ASN1Encoding.DER)));
        }
      }
      return all;
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | ClassCastException
        | IndexOutOfBoundsException e) {
      // Bouncy Castle's structures tell of a wrong shape in all these ways.
      throw new CertificateException("not a certs-only message", e);
    }
  }
}
