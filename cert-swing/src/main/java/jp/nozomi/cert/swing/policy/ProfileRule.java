package jp.nozomi.cert.swing.policy;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bank profile as an administrator names it: an absolute path or an https URL, and behind it
 * {@code #sha256=} and the hash of the file in hexadecimal digits, without which a URL is none.
 *
 * @param text as it is written
 * @param place the file, or the URL that it comes from
 * @param sha256 the hash in lower case, if it is written
 */
public record ProfileRule(String text, Place place, Optional<String> sha256) {
  private static final Pattern HASHED = Pattern.compile("(.*)#sha256=([0-9A-Fa-f]{64})");
  private static final String HTTPS = "https://";

  /**
   * Where a profile comes from: one of the two.
   *
   * @param file an absolute path
   * @param url an https URL with a host
   */
  public record Place(Optional<Path> file, Optional<URI> url) {
    /**
     * Gives the place for a message.
     *
     * @return the path or the URL
     */
    public String text() {
      return file.map(Path::toString).or(() -> url.map(URI::toString)).orElseThrow();
    }
  }

  /** Reads a rule, or gives nothing if the text is none. */
  static Optional<ProfileRule> parse(String text) {
    Matcher hashed = HASHED.matcher(text);
    boolean hasHash = hashed.matches();
    String location = hasHash ? hashed.group(1) : text;
    Optional<String> hash =
        hasHash ? Optional.of(hashed.group(2).toLowerCase(Locale.ROOT)) : Optional.empty();
    Optional<Place> place =
        location.regionMatches(true, 0, HTTPS, 0, HTTPS.length())
            ? url(location)
                .filter(url -> hasHash)
                .map(url -> new Place(Optional.empty(), Optional.of(url)))
            : file(location).map(file -> new Place(Optional.of(file), Optional.empty()));
    return place.map(found -> new ProfileRule(text, found, hash));
  }

  private static Optional<URI> url(String text) {
    try {
      URI url = new URI(text);
      return url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null
          ? Optional.empty()
          : Optional.of(url);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> file(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
