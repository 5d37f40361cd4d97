package jp.nozomi.cert.swing.launch;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.nozomi.cert.core.profile.BankProfile;
import org.jspecify.annotations.Nullable;

/**
 * A link that starts the app, as docs/launch.md fixes it.
 *
 * <pre>
 * link   = scheme ":" action [ "?" param [ "&amp;" param ] ]
 * action = "issue" / "renew"
 * param  = "bank=" 4DIGIT / "nonce=" 16*64( ALPHA / DIGIT / "-" / "_" )
 * </pre>
 *
 * <p>Anybody's web page can fire one, so it names an action and nothing that could steer it.
 *
 * @param scheme the scheme, in lower case
 * @param action the action
 * @param bankCode the bank; empty for the first one with that scheme
 * @param nonce correlates the link with the page that fired it; grants nothing
 */
public record LaunchLink(
    String scheme, LaunchAction action, Optional<String> bankCode, Optional<String> nonce) {
  /** The most characters of a link: the longest right one has 125 with the longest scheme. */
  public static final int MOST_CHARACTERS = 160;

  private static final String BANK = "bank";
  private static final String NONCE = "nonce";
  private static final Set<String> PARAMETERS = Set.of(BANK, NONCE);
  private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9+.:?&=_-]*");
  private static final Pattern BANK_CODE = Pattern.compile("[0-9]{4}");
  private static final Pattern NONCE_TEXT = Pattern.compile("[A-Za-z0-9_-]{16,64}");

  /**
   * Reads a link.
   *
   * <p>The scheme is compared without regard to case, as browsers write it in lower case whatever
   * the page says (RFC 3986, section 3.1); everything else is compared exactly.
   *
   * @param text the link
   * @param schemes the schemes of the installed profiles, in lower case
   * @return the link
   * @throws LinkRefusedException if it is not one of the bank's
   */
  public static LaunchLink parse(String text, Set<String> schemes) throws LinkRefusedException {
    require(text.length() <= MOST_CHARACTERS, LinkRefusal.TOO_LONG);
    require(CHARACTERS.matcher(text).matches(), LinkRefusal.FORBIDDEN_CHARACTER);
    int colon = text.indexOf(':');
    String scheme = text.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
    require(schemes.contains(scheme), LinkRefusal.OTHER_SCHEME);
    String rest = text.substring(colon + 1);
    int question = rest.indexOf('?');
    LaunchAction action = action(question < 0 ? rest : rest.substring(0, question));
    Map<String, String> parameters =
        question < 0 ? Map.of() : parameters(rest.substring(question + 1));
    return new LaunchLink(
        scheme,
        action,
        checked(parameters.get(BANK), BANK_CODE, LinkRefusal.MALFORMED_BANK_CODE),
        checked(parameters.get(NONCE), NONCE_TEXT, LinkRefusal.MALFORMED_NONCE));
  }

  /**
   * Finds the profile that the link is for.
   *
   * @param installed the installed profiles, the default one first
   * @return the profile
   * @throws LinkRefusedException if the link's bank has no profile here
   */
  public BankProfile select(List<BankProfile> installed) throws LinkRefusedException {
    return installed.stream()
        .filter(profile -> profile.urlScheme().equals(scheme))
        .filter(profile -> bankCode.isEmpty() || bankCode.get().equals(profile.bankCode()))
        .findFirst()
        .orElseThrow(() -> new LinkRefusedException(LinkRefusal.UNKNOWN_BANK));
  }

  private static LaunchAction action(String word) throws LinkRefusedException {
    for (LaunchAction action : LaunchAction.values()) {
      if (action.word().equals(word)) {
        return action;
      }
    }
    throw new LinkRefusedException(LinkRefusal.UNKNOWN_ACTION);
  }

  private static Map<String, String> parameters(String query) throws LinkRefusedException {
    Map<String, String> parameters = new HashMap<>();
    for (String part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      require(equals > 0, LinkRefusal.MALFORMED_PARAMETER);
      String name = part.substring(0, equals);
      require(PARAMETERS.contains(name), LinkRefusal.UNKNOWN_PARAMETER);
      require(
          parameters.put(name, part.substring(equals + 1)) == null, LinkRefusal.REPEATED_PARAMETER);
    }
    return parameters;
  }

  private static Optional<String> checked(
      @Nullable String value, Pattern pattern, LinkRefusal refusal) throws LinkRefusedException {
    if (value != null) {
      require(pattern.matcher(value).matches(), refusal);
    }
    return Optional.ofNullable(value);
  }

  private static void require(boolean right, LinkRefusal refusal) throws LinkRefusedException {
    if (!right) {
      throw new LinkRefusedException(refusal);
    }
  }
}
