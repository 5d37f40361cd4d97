package jp.nozomi.cert.update.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The updater's folder, one for each user and bank.
 *
 * <pre>
 * lock               held by the instance that works
 * roots/N.json       every root since the build's, kept for ever
 * ROLE.json          the last trusted file of each role, as it was received
 * floors.a, floors.b the highest versions ever seen, twice
 * install-id         random; decides the place in a gradual rollout
 * intent.json        an installation that was started
 * dl/                parts of downloads
 * launch/            the copy that the installer is started from
 * </pre>
 *
 * <p>Not thread-safe: its user holds the {@link StateLock}.
 */
public final class StateFolder {
  private static final int MAX_ID_BYTES = 64;

  private final Path folder;
  private final FloorsFile floors;

  private StateFolder(Path folder) {
    this.folder = folder;
    this.floors = new FloorsFile(folder);
  }

  /**
   * Opens a folder, and makes it if it is not there.
   *
   * @param folder the folder
   * @return its state
   * @throws IOException if it can not be made
   */
  public static StateFolder open(Path folder) throws IOException {
    AtomicFiles.makePrivateFolder(folder);
    AtomicFiles.makePrivateFolder(folder.resolve("roots"));
    return new StateFolder(folder);
  }

  /**
   * Removes what an interrupted write left. Only the holder of the lock may do so.
   *
   * @throws IOException if the folder can not be read
   */
  public void removeLeftovers() throws IOException {
    AtomicFiles.removeLeftovers(folder);
    AtomicFiles.removeLeftovers(folder.resolve("roots"));
  }

  /**
   * Gives the folder itself.
   *
   * @return its path
   */
  public Path path() {
    return folder;
  }

  /**
   * Reads a root.
   *
   * @param version its version
   * @param maxBytes more than this counts as absent
   * @return the file, or empty
   * @throws IOException if it can not be read
   */
  public Optional<byte[]> root(long version, int maxBytes) throws IOException {
    return AtomicFiles.read(rootFile(version), maxBytes);
  }

  /**
   * Keeps a root.
   *
   * @param version its version
   * @param content the file
   * @throws IOException if it can not be written
   */
  public void keepRoot(long version, byte[] content) throws IOException {
    AtomicFiles.write(rootFile(version), content);
  }

  /**
   * Reads a role's last trusted file.
   *
   * @param name the file's name
   * @param maxBytes more than this counts as absent
   * @return the file, or empty
   * @throws IOException if it can not be read
   */
  public Optional<byte[]> metadata(String name, int maxBytes) throws IOException {
    return AtomicFiles.read(folder.resolve(name), maxBytes);
  }

  /**
   * Keeps a role's trusted file.
   *
   * @param name the file's name
   * @param content the file
   * @throws IOException if it can not be written
   */
  public void keepMetadata(String name, byte[] content) throws IOException {
    AtomicFiles.write(folder.resolve(name), content);
  }

  /**
   * Forgets a role's file.
   *
   * @param name the file's name
   * @throws IOException if it can not be deleted
   */
  public void dropMetadata(String name) throws IOException {
    AtomicFiles.delete(folder.resolve(name));
  }

  /**
   * Reads the floors.
   *
   * @return the floors; none if both copies are lost
   * @throws IOException if they can not be read
   */
  public Floors floors() throws IOException {
    return floors.read();
  }

  /**
   * Keeps the floors.
   *
   * @param now the floors
   * @throws IOException if they can not be written
   */
  public void keepFloors(Floors now) throws IOException {
    floors.write(now);
  }

  /**
   * Gives this installation's random identity, and makes it at the first call.
   *
   * @param random makes a fresh one
   * @return the identity
   * @throws IOException if it can not be kept
   */
  public String installId(Supplier<UUID> random) throws IOException {
    Path file = folder.resolve("install-id");
    Optional<byte[]> kept = AtomicFiles.read(file, MAX_ID_BYTES).filter(id -> id.length > 0);
    if (kept.isPresent()) {
      return new String(kept.get(), StandardCharsets.US_ASCII);
    }
    String fresh = random.get().toString();
    AtomicFiles.write(file, fresh.getBytes(StandardCharsets.US_ASCII));
    return fresh;
  }

  /**
   * Deletes the files in one of the state's folders.
   *
   * @param name the folder's name
   * @throws IOException if one can not be deleted
   */
  public void clearFolder(String name) throws IOException {
    Path cleared = folder.resolve(name);
    if (!Files.isDirectory(cleared, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(cleared)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Path rootFile(long version) {
    return folder.resolve("roots").resolve(version + ".json");
  }
}
