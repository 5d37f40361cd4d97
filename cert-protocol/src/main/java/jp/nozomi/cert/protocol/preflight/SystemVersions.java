package jp.nozomi.cert.protocol.preflight;

import jp.nozomi.cert.core.json.JsonObject;

/**
 * What runs here.
 *
 * @param app the embedding program's version
 * @param java the runtime's version and vendor
 * @param os the operating system's name, version and architecture
 */
public record SystemVersions(String app, String java, String os) {
  /**
   * Looks at this process.
   *
   * @param app the embedding program's version
   * @return the versions
   */
  static SystemVersions of(String app) {
    return new SystemVersions(
        app,
        System.getProperty("java.runtime.version", "?")
            + " "
            + System.getProperty("java.vendor", "?"),
        String.join(
            " ",
            System.getProperty("os.name", "?"),
            System.getProperty("os.version", "?"),
            System.getProperty("os.arch", "?")));
  }

  JsonObject toJson() {
    return JsonObject.builder().put("app", app).put("java", java).put("os", os).build();
  }
}
