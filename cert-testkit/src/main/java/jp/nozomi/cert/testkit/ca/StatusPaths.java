package jp.nozomi.cert.testkit.ca;

/** Where the status of certificates is told, below the origin that the certificates name. */
public final class StatusPaths {
  /** Where all of them are. */
  public static final String ROOT = "/status/";

  /** The revocation list. */
  public static final String CRL = "/status/ca.crl";

  /** OCSP, by POST; by GET with the request behind another slash. */
  public static final String OCSP = "/status/ocsp";

  /** The issuing authority's certificate. */
  public static final String ISSUER = "/status/ca.crt";

  private StatusPaths() {}
}
