package jp.nozomi.cert.update.tuf;

import java.util.Optional;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;

/** Where metadata comes from that is not on this PC yet. */
public interface MetadataSource {
  /** Has nothing: what is on this PC must do. */
  MetadataSource NONE =
      new MetadataSource() {
        @Override
        public Optional<byte[]> root(long version) {
          return Optional.empty();
        }

        @Override
        public Optional<byte[]> timestamp() {
          return Optional.empty();
        }

        @Override
        public byte[] file(String name, int maxBytes) throws UpdateException {
          throw UpdateException.check(UpdateReason.NOT_CONNECTED, name + " is not on this PC");
        }
      };

  /**
   * Gets a root.
   *
   * @param version its version
   * @return the file, or empty if there is none
   * @throws UpdateException if that can not be told
   */
  Optional<byte[]> root(long version) throws UpdateException;

  /**
   * Gets the newest timestamp.
   *
   * @return the file, or empty only if nothing can be asked
   * @throws UpdateException if it can not be got
   */
  Optional<byte[]> timestamp() throws UpdateException;

  /**
   * Gets a snapshot or targets file.
   *
   * @param name its name on the mirror, percent-encoded
   * @param maxBytes how long it may be
   * @return the file
   * @throws UpdateException if it can not be got
   */
  byte[] file(String name, int maxBytes) throws UpdateException;
}
