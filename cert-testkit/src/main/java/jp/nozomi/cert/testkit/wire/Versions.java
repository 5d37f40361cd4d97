package jp.nozomi.cert.testkit.wire;

/** Versions of numbers and dots; what follows a hyphen or plus does not count. */
final class Versions {
  private Versions() {}

  static boolean older(String version, String minimum) {
    String[] left = parts(version);
    String[] right = parts(minimum);
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int order = Integer.compare(part(left, i), part(right, i));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static String[] parts(String version) {
    return version.split("[-+]", 2)[0].split("\\.", -1);
  }

  private static int part(String[] parts, int index) {
    boolean number = index < parts.length && parts[index].matches("[0-9]{1,9}");
    return number ? Integer.parseInt(parts[index]) : 0;
  }
}
