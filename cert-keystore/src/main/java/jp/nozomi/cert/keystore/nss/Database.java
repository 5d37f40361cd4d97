package jp.nozomi.cert.keystore.nss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.nozomi.cert.core.store.StoreCapabilities;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.keystore.cryptoki.CryptokiFailure;
import jp.nozomi.cert.keystore.cryptoki.TokenKind;

/**
 * An open NSS database.
 *
 * <p>NSS marks keys as not extractable and gives them away nevertheless ({@code pk12util} exports
 * them), so that its protection is advisory.
 */
final class Database implements TokenKind {
  private static final System.Logger LOG = System.getLogger(Database.class.getName());

  /** A certificate, a key and what SQLite needs to write them. */
  private static final long NEEDED_BYTES = 256 << 10;

  private final Path folder;
  private final SoftToken token;
  private final long slot;

  private Database(Path folder, SoftToken token, long slot) {
    this.folder = folder;
    this.token = token;
    this.slot = slot;
  }

  /** Opens a database, for reading if it can not be written, and makes a missing one. */
  static Database open(Path folder, SoftToken token) throws StoreException {
    boolean readOnly = files(folder).stream().anyMatch(Database::isReadOnly);
    return new Database(folder, token, token.open(folder, readOnly));
  }

  long slot() {
    return slot;
  }

  @Override
  public boolean isEnforced() {
    return false;
  }

  @Override
  public StoreCapabilities.Scope scope() {
    return StoreCapabilities.Scope.OS_USER;
  }

  @Override
  public boolean isBrowserVisible() {
    return true;
  }

  @Override
  public void checkWritable() throws StoreException {
    for (Path each : files(folder)) {
      if (isReadOnly(each)) {
        throw new StoreException(Reason.NOT_WRITABLE, each + " can not be written");
      }
    }
    if (isFull()) {
      throw new StoreException(Reason.FULL, "no space in " + folder);
    }
  }

  /**
   * NSS has one value for a full disk and for a database that somebody else kept locked until its
   * patience of half a minute was over (sdb_mapSQLError in lib/softoken/sdb.c).
   */
  @Override
  public StoreException explain(StoreException failure) {
    if (!(failure.getCause() instanceof CryptokiFailure cause)
        || cause.value() != CryptokiFailure.GENERAL_ERROR) {
      return failure;
    }
    return isFull()
        ? new StoreException(Reason.FULL, "no space in " + folder, failure)
        : new StoreException(Reason.LOCKED, "another program holds " + folder, failure);
  }

  /** A slot that stays open costs one of a hundred; what was done with it is done. */
  @Override
  public void close() {
    try {
      token.close(slot);
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.WARNING, "NSS does not close " + folder, e);
    }
  }

  private static List<Path> files(Path folder) {
    return List.of(folder, folder.resolve("cert9.db"), folder.resolve("key4.db"));
  }

  private static boolean isReadOnly(Path path) {
    return Files.exists(path) && !Files.isWritable(path);
  }

  private boolean isFull() {
    try {
      return Files.getFileStore(folder).getUsableSpace() < NEEDED_BYTES;
    } catch (IOException e) {
      return false;
    }
  }
}
