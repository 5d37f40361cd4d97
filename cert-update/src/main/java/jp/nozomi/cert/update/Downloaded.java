package jp.nozomi.cert.update;

import java.nio.file.Path;

/**
 * An installer whose bytes were the signed ones when it was written; it is verified again before it
 * is started.
 *
 * @param offer what it installs
 * @param file where it is
 */
public record Downloaded(Offer offer, Path file) {}
