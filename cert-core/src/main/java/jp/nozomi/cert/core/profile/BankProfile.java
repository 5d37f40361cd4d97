package jp.nozomi.cert.core.profile;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.certificate.TrustAnchors;
import jp.nozomi.cert.core.input.FieldRule;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.core.renewal.RenewalPolicy;
import jp.nozomi.cert.core.store.Protection;

/**
 * All that is data about an institution: the bank profile, schema 1 (docs/profile.md).
 *
 * <p>Immutable and thread-safe. Whether a profile may be trusted is decided by where it came from,
 * not here.
 *
 * @param bankCode the four digits of the bank
 * @param name the institution's name
 * @param appName the application's name
 * @param urlScheme the scheme that starts the app from the bank's pages
 * @param server where the bank's enrolment server is
 * @param trust whom the app trusts
 * @param policy the bank's rules
 * @param loginId what may be typed as the login ID
 * @param password what may be typed as the login password
 * @param loginPage the bank's login page, opened in the browser
 * @param support the support desk
 * @param update where new versions of the app come from; empty if the app does not update itself
 */
public record BankProfile(
    String bankCode,
    LocalText name,
    LocalText appName,
    String urlScheme,
    Server server,
    Trust trust,
    Policy policy,
    FieldRule loginId,
    FieldRule password,
    URI loginPage,
    Support support,
    Optional<Update> update) {

  /**
   * Where the bank's enrolment server is.
   *
   * @param directory the URL that is asked first: the directory's, the one that the client does not
   *     get from a link, or the EST service's CA certificates
   * @param origins the origins that links may have
   * @param pageHosts the hosts of pages that may be opened in the browser, in lower case
   * @param est the EST service, if certificates come over EST
   */
  public record Server(
      URI directory, Set<Origin> origins, Set<String> pageHosts, Optional<Est> est) {
    /**
     * Copies the sets.
     *
     * @param directory the URL that is asked first
     * @param origins the origins that links may have
     * @param pageHosts the hosts of pages that may be opened in the browser
     * @param est the EST service, if certificates come over EST
     */
    public Server {
      origins = Set.copyOf(origins);
      pageHosts = Set.copyOf(pageHosts);
    }

    /**
     * Makes a server of this product's own wire protocol.
     *
     * @param directory the directory's URL
     * @param origins the origins that links may have
     * @param pageHosts the hosts of pages that may be opened in the browser
     */
    public Server(URI directory, Set<Origin> origins, Set<String> pageHosts) {
      this(directory, origins, pageHosts, Optional.empty());
    }
  }

  /**
   * A service of Enrolment over Secure Transport (RFC 7030).
   *
   * @param url the service's URL up to the operation's name, with its label if it has one
   * @param proof where a new certificate logs in to prove itself; empty if nowhere
   */
  public record Est(URI url, Optional<URI> proof) {
    /**
     * Gives the URL of an operation (RFC 7030 section 3.2.2).
     *
     * @param name the operation, for example simpleenroll
     * @return its URL
     */
    public URI operation(String name) {
      String base = url.toString();
      return URI.create(base + (base.endsWith("/") ? "" : "/") + name);
    }
  }

  /**
   * Whom the app trusts.
   *
   * @param server the trust anchors of the bank's TLS certificates; empty for the runtime's
   * @param client the pinned trust anchors of client certificates; without one nothing is issued
   * @param serverKeys the pinned keys of the bank's TLS certificates, backups included; empty for
   *     any key
   */
  public record Trust(
      List<X509Certificate> server, TrustAnchors client, Set<PublicKeyHash> serverKeys) {
    /**
     * Copies the lists.
     *
     * @param server the trust anchors of the bank's TLS certificates
     * @param client the pinned trust anchors of client certificates
     * @param serverKeys the pinned keys of the bank's TLS certificates
     */
    public Trust {
      server = List.copyOf(server);
      serverKeys = Set.copyOf(serverKeys);
    }

    /**
     * Trusts any key of a trusted TLS certificate.
     *
     * @param server the trust anchors of the bank's TLS certificates
     * @param client the pinned trust anchors of client certificates
     */
    public Trust(List<X509Certificate> server, TrustAnchors client) {
      this(server, client, Set.of());
    }
  }

  /**
   * The bank's rules.
   *
   * @param renewal window and validity
   * @param clockSkew how far the PC's clock may differ from the server's
   * @param keys the kinds of key that may be made
   * @param defaultKey the kind that is made if nobody says otherwise
   * @param minimumProtection the weakest protection of a private key that the bank allows
   * @param store which certificate store is used if nobody says otherwise: a store location, or
   *     auto
   */
  public record Policy(
      RenewalPolicy renewal,
      Duration clockSkew,
      Set<KeySpec> keys,
      KeySpec defaultKey,
      Protection minimumProtection,
      String store) {
    /**
     * Copies the set.
     *
     * @param renewal window and validity
     * @param clockSkew how far the PC's clock may differ from the server's
     * @param keys the kinds of key that may be made
     * @param defaultKey the kind that is made if nobody says otherwise
     * @param minimumProtection the weakest protection of a private key that the bank allows
     * @param store which certificate store is used if nobody says otherwise
     */
    public Policy {
      keys = Set.copyOf(keys);
    }
  }

  /**
   * The support desk.
   *
   * @param name its name
   * @param phone its phone number
   * @param hours when it answers
   * @param url its page
   * @param faq the page of frequent questions
   */
  public record Support(
      LocalText name, String phone, LocalText hours, URI url, Optional<URI> faq) {}

  /**
   * Where new versions of the app come from, and what the bank says of them. It names no key: whose
   * signatures count is the build's alone.
   *
   * @param metadata the folder of the signed metadata
   * @param targets the folder of the installers
   * @param channel which releases are offered, for example stable
   * @param offered false if the bank wants none to be offered
   * @param minimum versions below this one must update, as far as there is an installer
   */
  public record Update(
      URI metadata, URI targets, String channel, boolean offered, Optional<String> minimum) {}

  /**
   * Replaces the bank's rules, by those that an administrator has made stricter.
   *
   * @param other the rules
   * @return a copy with them
   */
  public BankProfile withPolicy(Policy other) {
    return new BankProfile(
        bankCode, name, appName, urlScheme, server, trust, other, loginId, password, loginPage,
        support, update);
  }

  /**
   * Reads a profile.
   *
   * @param utf8 the profile's JSON in UTF-8, at most 256 KiB
   * @return the profile
   * @throws ProfileException naming the member that is wrong
   */
  public static BankProfile parse(byte[] utf8) throws ProfileException {
    return ProfileParser.parse(utf8);
  }
}
