package jp.nozomi.cert.update.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.tuf.Digests;
import jp.nozomi.cert.update.tuf.TargetFile;

/** The running hashes of a target's bytes, in every algorithm that its metadata and we know. */
public final class TargetHash {
  private static final int PIECE = 64 * 1024;

  private final TargetFile target;
  private final Map<String, MessageDigest> digests = new LinkedHashMap<>();
  private long length;

  /**
   * Begins before the first byte.
   *
   * @param target whose hashes are expected
   * @throws UpdateException if none of them is of a known algorithm
   */
  public TargetHash(TargetFile target) throws UpdateException {
    this.target = target;
    for (String name : target.hashes().keySet()) {
      Optional<String> algorithm = Digests.jdkName(name);
      algorithm.ifPresent(known -> digests.put(name, Digests.digest(known)));
    }
    if (digests.isEmpty()) {
      throw UpdateException.download(
          UpdateReason.TARGET_HASH_UNSUPPORTED, "no known hash for " + target.path());
    }
  }

  /**
   * Takes a whole file.
   *
   * @param file the file
   * @param target whose hashes are expected
   * @return the hashes after its last byte
   * @throws UpdateException if none of them is of a known algorithm
   * @throws IOException if the file can not be read
   */
  public static TargetHash of(Path file, TargetFile target) throws UpdateException, IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      TargetHash hash = new TargetHash(target);
      hash.updateFrom(channel);
      return hash;
    }
  }

  /**
   * Takes what an open file holds.
   *
   * @param channel the file, read from its begin to its end
   * @throws IOException if it can not be read
   */
  public void updateFrom(FileChannel channel) throws IOException {
    byte[] piece = new byte[PIECE];
    channel.position(0);
    for (int read = channel.read(ByteBuffer.wrap(piece));
        read >= 0;
        read = channel.read(ByteBuffer.wrap(piece))) {
      update(piece, read);
    }
  }

  /**
   * Takes the next bytes.
   *
   * @param bytes holds them
   * @param count how many of it, from its begin
   */
  public void update(byte[] bytes, int count) {
    digests.values().forEach(digest -> digest.update(bytes, 0, count));
    length += count;
  }

  /**
   * Tells how many bytes were taken.
   *
   * @return the count
   */
  public long length() {
    return length;
  }

  /**
   * Compares with what is signed, and begins anew.
   *
   * @return whether length and every known hash are the signed ones
   */
  public boolean matches() {
    boolean same = length == target.length();
    for (Map.Entry<String, MessageDigest> entry : digests.entrySet()) {
      String actual = HexFormat.of().formatHex(entry.getValue().digest());
      same &= actual.equals(target.hashes().get(entry.getKey()));
    }
    length = 0;
    return same;
  }

  /** Forgets what was taken. */
  public void restart() {
    digests.values().forEach(MessageDigest::reset);
    length = 0;
  }
}
