package jp.nozomi.cert.core.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The textual encodings of RFC 7468. */
public final class Pem {
  private static final int MAX_TEXT = 128 * 1024;
  private static final int LINE = 64;
  private static final Pattern CERTIFICATE =
      Pattern.compile(
          "-----BEGIN CERTIFICATE-----(?:([A-Za-z0-9+/=\\s]*+)-----END CERTIFICATE-----)?");

  private Pem() {}

  /**
   * Encodes bytes.
   *
   * @param label what they are, for example CERTIFICATE
   * @param der the bytes
   * @return lines of 64 characters between the two boundary lines, each ended by a line feed
   */
  public static String encode(String label, byte[] der) {
    Base64.Encoder encoder = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
    return "-----BEGIN "
        + label
        + "-----\n"
        + encoder.encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }

  /**
   * Encodes certificates one after the other.
   *
   * @param chain the certificates
   * @return the text
   * @throws IllegalArgumentException if a certificate has no encoding
   */
  public static String encode(List<X509Certificate> chain) {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : chain) {
      try {
        text.append(encode("CERTIFICATE", certificate.getEncoded()));
      } catch (CertificateException e) {
        throw new IllegalArgumentException("a certificate that has no encoding", e);
      }
    }
    return text.toString();
  }

  /**
   * Decodes all certificates in a text; other text around them is ignored.
   *
   * @param text at most 128 Ki characters
   * @return the certificates in the text's order
   * @throws CertificateException if one is malformed, cut off or has bytes after its end, or the
   *     text is too long
   */
  public static List<X509Certificate> certificates(String text) throws CertificateException {
    if (text.length() > MAX_TEXT) {
      throw new CertificateException("more than " + MAX_TEXT + " characters of PEM");
    }
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher matcher = CERTIFICATE.matcher(text);
    while (matcher.find()) {
      String base64 = matcher.group(1);
      // A chain that was cut off must not pass for a shorter one.
      if (base64 == null) {
        throw new CertificateException("a certificate in PEM that is cut off or malformed");
      }
      certificates.add(certificate(decode(base64)));
    }
    return certificates;
  }

  /**
   * Reads one certificate.
   *
   * @param der its DER encoding and nothing after it
   * @return the certificate
   * @throws CertificateException if the bytes are anything else
   */
  public static X509Certificate certificate(byte[] der) throws CertificateException {
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der));
    // The factory stops at the certificate's end, and reads PEM too.
    if (!Arrays.equals(certificate.getEncoded(), der)) {
      throw new CertificateException("not the DER encoding of a certificate and nothing else");
    }
    return certificate;
  }

  private static byte[] decode(String base64) throws CertificateException {
    try {
      return Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw new CertificateException("not base64", e);
    }
  }
}
