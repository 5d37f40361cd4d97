package jp.nozomi.cert.core.store;

/**
 * Which backend, and where: {@code KIND} or {@code KIND:PATH}.
 *
 * @param kind the backend's kind in lower case, for example pkcs12
 * @param path what the backend needs to find the store; empty if it needs nothing
 */
public record StoreLocation(String kind, String path) {
  /**
   * Parses the text form.
   *
   * @param text the text, for example {@code pkcs12:/home/user/cert.p12}
   * @return the location
   * @throws StoreException with {@link StoreException.Reason#BAD_LOCATION} if the kind is malformed
   */
  public static StoreLocation parse(String text) throws StoreException {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    if (!kind.matches("[a-z][a-z0-9]{0,15}")) {
      throw new StoreException(
          StoreException.Reason.BAD_LOCATION, "a store is written KIND or KIND:PATH");
    }
    return new StoreLocation(kind, colon < 0 ? "" : text.substring(colon + 1));
  }

  /**
   * Gives the text form that {@link #parse} reads.
   *
   * @return the text
   */
  @Override
  public String toString() {
    return path.isEmpty() ? kind : kind + ":" + path;
  }
}
