package jp.nozomi.cert.swing.presenter;

import jp.nozomi.cert.core.store.StoreLocation;

/**
 * Shortens the path of a store to what a person recognises: the user's own folder is ~, of many
 * folders the first and the last are told, of a token its label alone.
 *
 * @param home the user's folder
 * @param separator what is between folders
 */
record PlaceText(String home, char separator) {
  private static final String TOKEN = "?token=";
  private static final int LONGEST = 48;

  String of(StoreLocation store) {
    String path = store.path();
    int token = path.indexOf(TOKEN);
    if (token >= 0) {
      return path.substring(token + TOKEN.length());
    }
    return shorter(underHome(path));
  }

  private String underHome(String path) {
    boolean own = home.length() > 1 && path.startsWith(home + separator);
    return own ? "~" + path.substring(home.length()) : path;
  }

  private String shorter(String path) {
    int last = path.lastIndexOf(separator);
    int second = path.lastIndexOf(separator, last - 1);
    int first = path.indexOf(separator, 1);
    return path.length() <= LONGEST || first < 0 || second <= first
        ? path
        : path.substring(0, first + 1) + "…" + path.substring(second);
  }
}
