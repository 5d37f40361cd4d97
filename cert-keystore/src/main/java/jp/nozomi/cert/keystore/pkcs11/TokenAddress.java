package jp.nozomi.cert.keystore.pkcs11;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;

/**
 * A module and, if there are several tokens, one of them.
 *
 * @param module the module's path; empty for p11-kit
 * @param label the token's label; empty for the only one
 */
record TokenAddress(String module, Optional<String> label) {
  static final String KIND = "pkcs11";

  private static final String QUERY = "?token=";

  static TokenAddress parse(StoreLocation location) throws StoreException {
    String path = location.path();
    int query = path.indexOf(QUERY);
    if (query < 0) {
      return new TokenAddress(path, Optional.empty());
    }
    // A plus sign stands for itself in RFC 7512.
    String encoded = path.substring(query + QUERY.length()).replace("+", "%2B");
    try {
      String label = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
      return new TokenAddress(path.substring(0, query), Optional.of(label));
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          StoreException.Reason.BAD_LOCATION, "the token's label is not percent-encoded", e);
    }
  }

  StoreLocation toLocation() {
    String query =
        label
            .map(
                text -> QUERY + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"))
            .orElse("");
    return new StoreLocation(KIND, module + query);
  }
}
