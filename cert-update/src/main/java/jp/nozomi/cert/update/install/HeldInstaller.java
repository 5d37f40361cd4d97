package jp.nozomi.cert.update.install;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import jp.nozomi.cert.update.download.TargetHash;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.state.AtomicFiles;
import jp.nozomi.cert.update.tuf.TargetFile;

/**
 * The copy of an installer that is started: in a folder of the user's own, on the local disk,
 * hashed through the handle that holds it.
 *
 * <p>The downloaded file may lie where others can swap it, on a network folder for one; this one
 * can not be changed between the check and the start. Windows even keeps other programs of the user
 * from writing or deleting it while it is held.
 */
final class HeldInstaller implements AutoCloseable {
  private final Path file;
  private final FileChannel handle;

  private HeldInstaller(Path file, FileChannel handle) {
    this.file = file;
    this.handle = handle;
  }

  static HeldInstaller take(Path downloaded, Path folder, TargetFile target)
      throws IOException, UpdateException {
    AtomicFiles.makePrivateFolder(folder);
    Path copy = folder.resolve(downloaded.getFileName());
    if (!Files.isRegularFile(downloaded, LinkOption.NOFOLLOW_LINKS)
        || Files.size(downloaded) != target.length()) {
      throw UpdateException.install(
          UpdateReason.INSTALLER_CHANGED, "the file is gone or of another length");
    }
    Files.copy(downloaded, copy, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
    HeldInstaller held = new HeldInstaller(copy, hold(copy));
    if (!held.matches(target)) {
      held.close();
      Files.deleteIfExists(copy);
      throw UpdateException.install(
          UpdateReason.INSTALLER_CHANGED, "the file no longer has the signed hash");
    }
    return held;
  }

  private static FileChannel hold(Path copy) throws IOException {
    Set<OpenOption> options = new HashSet<>();
    options.add(StandardOpenOption.READ);
    if (!AtomicFiles.posix()) {
      options.add(ExtendedOpenOption.NOSHARE_WRITE);
      options.add(ExtendedOpenOption.NOSHARE_DELETE);
    }
    return FileChannel.open(copy, options);
  }

  private boolean matches(TargetFile target) throws IOException, UpdateException {
    TargetHash hash = new TargetHash(target);
    hash.updateFrom(handle);
    return hash.matches();
  }

  Path file() {
    return file;
  }

  /** Lets go of the file, which stays for an installer that still reads it. */
  @Override
  public void close() throws IOException {
    handle.close();
  }
}
