package jp.nozomi.cert.testkit.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.testkit.request.Endpoint;

/**
 * One method and path of the bank.
 *
 * @param endpoint what it is for
 * @param method the HTTP method
 * @param segments the path's segments, {@code *} for a variable one
 */
record Route(Endpoint endpoint, String method, List<String> segments) {
  private static final String VARIABLE = "*";

  static Route of(Endpoint endpoint, String method, String path) {
    return new Route(endpoint, method, List.of(path.substring(1).split("/", -1)));
  }

  /** Takes a path apart, once for all routes. */
  static String[] parts(String path) {
    return path.substring(Math.min(1, path.length())).split("/", -1);
  }

  /** Matches a path; gives its variable segments. */
  Optional<List<String>> match(String method, String[] parts) {
    if (parts.length != segments.size() || !method.equals(this.method)) {
      return Optional.empty();
    }
    List<String> variables = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      String segment = segments.get(i);
      if (segment.equals(VARIABLE)) {
        variables.add(parts[i]);
      } else if (!segment.equals(parts[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }
}
