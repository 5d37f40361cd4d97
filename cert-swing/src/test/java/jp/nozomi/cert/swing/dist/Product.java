package jp.nozomi.cert.swing.dist;

import jp.nozomi.cert.core.profile.BankProfile;

/**
 * What the packages are called.
 *
 * @param version three numbers with dots, as every package format takes them
 * @param profile the built-in bank profile, which has the app's name and URL scheme
 */
record Product(String version, BankProfile profile) {
  /** The name of files, folders and the Debian package. */
  static final String ID = "certapp";

  static final String MAIN_CLASS = "jp.nozomi.cert.swing.CertApp";

  Product {
    if (!version.matches("[0-9]{1,3}(\\.[0-9]{1,5}){2}")) {
      throw new IllegalArgumentException("a version of three numbers is wanted, not " + version);
    }
  }

  /** Gives the release that a Maven version is on the way to. */
  static String release(String mavenVersion) {
    return mavenVersion.replaceFirst("-.*", "");
  }

  String japaneseName() {
    return profile.appName().in(java.util.Locale.JAPANESE);
  }

  String englishName() {
    return profile.appName().in(java.util.Locale.ENGLISH);
  }

  String vendor() {
    return profile.name().in(java.util.Locale.ENGLISH);
  }
}
