package jp.nozomi.cert.core.certificate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** The forms in which a certificate is written to a file, without its key. */
public enum CertificateFormat {
  /** Text (RFC 7468 section 5), for one certificate or several. */
  PEM {
    @Override
    public byte[] encode(List<X509Certificate> certificates) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      certificates.forEach(one -> text.writeBytes(pem(one)));
      return text.toByteArray();
    }
  },
  /** The bare bytes (RFC 5280 section 4.1), of exactly one certificate. */
  DER {
    @Override
    public byte[] encode(List<X509Certificate> certificates) {
      if (certificates.size() != 1) {
        throw new IllegalArgumentException("DER holds one certificate");
      }
      return encoded(certificates.get(0));
    }
  };

  /** RFC 7468 section 2. */
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  /**
   * Encodes certificates.
   *
   * @param certificates the certificates in the order of the file
   * @return the file's bytes
   * @throws IllegalArgumentException if the form can not hold so many
   */
  public abstract byte[] encode(List<X509Certificate> certificates);

  private static byte[] pem(X509Certificate certificate) {
    String text =
        "-----BEGIN CERTIFICATE-----\n"
            + LINES.encodeToString(encoded(certificate))
            + "\n-----END CERTIFICATE-----\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has its encoding", e);
    }
  }
}
