package jp.nozomi.cert.update.port;

import java.nio.file.Path;
import jp.nozomi.cert.update.failure.UpdateException;

/** Asks the operating system whether an installer carries the vendor's code signature. */
@FunctionalInterface
public interface PublisherCheck {
  /** For systems whose packages carry none: the signed targets alone vouch for the file. */
  PublisherCheck NONE = file -> {};

  /**
   * Requires the vendor's signature.
   *
   * @param file the installer
   * @throws UpdateException with {@link
   *     jp.nozomi.cert.update.failure.UpdateReason#PUBLISHER_REFUSED} if it is missing, broken or
   *     another's
   */
  void verify(Path file) throws UpdateException;
}
