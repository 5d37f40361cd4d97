package jp.nozomi.cert.swing.pages;

/**
 * A library that the app is made with.
 *
 * @param name its group and artifact, for example info.picocli:picocli
 * @param version its version
 * @param licence the name of its licence, or names
 */
public record Library(String name, String version, String licence) {}
