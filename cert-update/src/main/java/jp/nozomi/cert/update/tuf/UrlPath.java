package jp.nozomi.cert.update.tuf;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;

/** Addresses of files on a mirror. */
public final class UrlPath {
  private static final String UNRESERVED = "-._~";

  private UrlPath() {}

  static URI under(URI folder, String encodedName) {
    String base = folder.toString();
    return URI.create(base.endsWith("/") ? base + encodedName : base + "/" + encodedName);
  }

  /**
   * Percent-encodes a name so that it is one segment of a path, whatever it holds.
   *
   * @param name the name
   * @return its encoded form
   */
  public static String encode(String name) {
    StringBuilder out = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || UNRESERVED.indexOf(c) >= 0;
      out.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return out.toString();
  }

  /**
   * Gives the address of a target (specification, section 5.7.3).
   *
   * @param folder the address of the mirror's targets
   * @param target the target
   * @param consistentSnapshot whether a hash stands before the file's name
   * @return the address
   * @throws UpdateException if the target's name or hashes can not be used
   */
  public static URI ofTarget(URI folder, TargetFile target, boolean consistentSnapshot)
      throws UpdateException {
    StringBuilder path = new StringBuilder();
    String[] segments = safeSegments(target.path());
    for (int i = 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      if (last && consistentSnapshot) {
        path.append(hashOf(target)).append('.');
      }
      path.append(encode(segments[i])).append(last ? "" : "/");
    }
    return under(folder, path.toString());
  }

  /**
   * Splits a target's path, and refuses one that could lead out of its folder.
   *
   * @param path the path
   * @return its segments
   * @throws UpdateException with {@link UpdateReason#TARGET_NAME_UNSAFE}
   */
  public static String[] safeSegments(String path) throws UpdateException {
    String[] segments = path.split("/", -1);
    for (String segment : segments) {
      boolean unsafe =
          segment.isEmpty()
              || segment.equals(".")
              || segment.equals("..")
              || segment.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\' || c == ':');
      if (unsafe) {
        throw UpdateException.download(
            UpdateReason.TARGET_NAME_UNSAFE, "a segment of the target's name is not a file name");
      }
    }
    return segments;
  }

  /**
   * Gives the hash that stands for a target in names.
   *
   * @param target the target
   * @return its SHA-256 in hex if it has one, else its SHA-512
   * @throws UpdateException with {@link UpdateReason#TARGET_HASH_UNSUPPORTED}
   */
  public static String hashOf(TargetFile target) throws UpdateException {
    for (Map.Entry<String, String> hash : new TreeMap<>(target.hashes()).entrySet()) {
      if (Digests.jdkName(hash.getKey()).isPresent()) {
        return hash.getValue();
      }
    }
    throw UpdateException.download(
        UpdateReason.TARGET_HASH_UNSUPPORTED, "no known hash for " + target.path());
  }
}
