package jp.nozomi.cert.update.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import jp.nozomi.cert.update.state.AtomicFiles;

/**
 * A download that is not complete, with the entity tag that its bytes belong to.
 *
 * <p>Nothing in it is trusted: it is hashed again before it is continued.
 */
final class PartFile implements AutoCloseable {
  private static final int MAX_TAG = 512;

  private final Path file;
  private final Path tagFile;
  private final FileChannel channel;

  private PartFile(Path file, FileChannel channel) {
    this.file = file;
    this.tagFile = tagFile(file);
    this.channel = channel;
  }

  static PartFile open(Path file) throws IOException {
    // A link there could lead the bytes over another file of the user's.
    return new PartFile(
        file,
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS));
  }

  private static Path tagFile(Path file) {
    return file.resolveSibling(file.getFileName() + ".etag");
  }

  static void delete(Path file) throws IOException {
    Files.deleteIfExists(tagFile(file));
    AtomicFiles.delete(file);
  }

  /** The strong entity tag of the bytes here; a weak one or none allows no continuing. */
  Optional<String> tag() throws IOException {
    return AtomicFiles.read(tagFile, MAX_TAG)
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .filter(PartFile::isStrong);
  }

  void setTag(Optional<String> tag) throws IOException {
    Optional<String> strong = tag.filter(PartFile::isStrong);
    if (strong.isPresent()) {
      AtomicFiles.write(tagFile, strong.get().getBytes(StandardCharsets.ISO_8859_1));
    } else {
      AtomicFiles.delete(tagFile);
    }
  }

  private static boolean isStrong(String tag) {
    return tag.length() >= 2
        && tag.length() < MAX_TAG
        && tag.startsWith("\"")
        && tag.endsWith("\"")
        && tag.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  void hashInto(TargetHash hash) throws IOException {
    hash.updateFrom(channel);
  }

  void append(byte[] bytes, int count) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes, 0, count);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  long length() throws IOException {
    return channel.size();
  }

  void restart() throws IOException {
    channel.truncate(0);
    channel.position(0);
    AtomicFiles.delete(tagFile);
  }

  void force() throws IOException {
    channel.force(true);
    Files.deleteIfExists(tagFile);
  }

  long freeSpace() throws IOException {
    return Files.getFileStore(file).getUsableSpace();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
