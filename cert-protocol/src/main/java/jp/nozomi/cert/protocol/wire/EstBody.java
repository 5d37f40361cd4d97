package jp.nozomi.cert.protocol.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The bodies of EST: base64 whatever Content-Transfer-Encoding says (RFC 8951 section 3.1).
 *
 * <p>Written in lines of 64 columns, because there are servers that read nothing else; read with
 * any white space or none.
 */
final class EstBody {
  private static final int LINE = 64;
  private static final byte[] LINE_END = {'\r', '\n'};

  private EstBody() {}

  static byte[] encode(byte[] der) {
    return Base64.getMimeEncoder(LINE, LINE_END).encode(der);
  }

  /**
   * Decodes a body.
   *
   * @throws IllegalArgumentException if it is not base64
   */
  static byte[] decode(byte[] body) {
    ByteArrayOutputStream dense = new ByteArrayOutputStream(body.length);
    for (byte octet : body) {
      if (octet != ' ' && octet != '\t' && octet != '\r' && octet != '\n') {
        dense.write(octet);
      }
    }
    return Base64.getDecoder().decode(dense.toString(StandardCharsets.ISO_8859_1));
  }
}
