package jp.nozomi.cert.keystore.nss;

import com.sun.jna.Platform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.keystore.cryptoki.Attribute;
import jp.nozomi.cert.keystore.cryptoki.CryptokiModule;
import jp.nozomi.cert.keystore.cryptoki.CryptokiSession;

/**
 * NSS' software token, with one slot for each open database.
 *
 * <p>It starts without a database. A slot is opened by creating an object of NSS' own class with
 * the slot's specification, which is what SECMOD_OpenUserDB does, and closed by another, which has
 * to be created in the slot itself.
 */
final class SoftToken {
  // lib/util/pkcs11n.h and lib/softoken/pkcs11i.h
  private static final long NSS_VENDOR = 0xCE534350L;
  private static final long CLASS_NEW_SLOT = NSS_VENDOR + 5;
  private static final long CLASS_DELETE_SLOT = NSS_VENDOR + 6;
  private static final long MODULE_SPECIFICATION = NSS_VENDOR + 24;
  private static final long CRYPTO_SLOT = 1;
  private static final long FIRST_USER_SLOT = 4;
  private static final long LAST_USER_SLOT = 100;

  private static final String NO_DATABASE =
      "configdir='' certPrefix='' keyPrefix='' secmod='' flags=noCertDB,noModDB,forceOpen";
  private static final List<String> FOLDERS =
      List.of(
          "/usr/lib/x86_64-linux-gnu",
          "/usr/lib/aarch64-linux-gnu",
          "/usr/lib64",
          "/usr/lib",
          "/usr/lib/x86_64-linux-gnu/nss",
          "/usr/lib/firefox",
          "/usr/lib/firefox-esr",
          "/snap/firefox/current/usr/lib/firefox");

  /** Guards the search for a free slot; the slots are the process'. */
  private static final Object SLOTS = new Object();

  private final CryptokiModule module;

  private SoftToken(CryptokiModule module) {
    this.module = module;
  }

  /** Finds the library; empty if NSS is not installed. */
  static Optional<Path> library() {
    if (!Platform.isLinux()) {
      return Optional.empty();
    }
    return FOLDERS.stream()
        .map(folder -> Path.of(folder, "libsoftokn3.so"))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  static SoftToken load() throws StoreException {
    Path library =
        library()
            .orElseThrow(() -> new StoreException(Reason.NOT_AVAILABLE, "NSS is not installed"));
    return new SoftToken(CryptokiModule.load(library.toString(), Optional.of(NO_DATABASE)));
  }

  CryptokiModule module() {
    return module;
  }

  /** Opens a database, and makes it if there is none and it may, in a slot of its own. */
  long open(Path folder, boolean readOnly) throws StoreException {
    String flags = readOnly ? " flags=readOnly" : "";
    String database = "configDir=" + quote("sql:" + folder, '\'') + flags;
    String escaped = escape(escape(database, '>'), ']');
    synchronized (SLOTS) {
      long slot = FIRST_USER_SLOT;
      while (module.isPresent(slot)) {
        slot++;
      }
      if (slot > LAST_USER_SLOT) {
        throw new StoreException(Reason.LOCKED, "too many databases are open");
      }
      send(CRYPTO_SLOT, CLASS_NEW_SLOT, "tokens=[0x%x=<%s>]".formatted(slot, escaped));
      return slot;
    }
  }

  void close(long slot) throws StoreException {
    synchronized (SLOTS) {
      send(slot, CLASS_DELETE_SLOT, "tokens=[0x%x=<>]".formatted(slot));
    }
  }

  private void send(long slot, long objectClass, String specification) throws StoreException {
    byte[] terminated = (specification + '\0').getBytes(StandardCharsets.UTF_8);
    try (CryptokiSession session = module.open(slot)) {
      session.create(
          List.of(
              Attribute.of(Attribute.CLASS, objectClass),
              Attribute.of(MODULE_SPECIFICATION, terminated)));
    }
  }

  private static String quote(String text, char quote) {
    return quote + escape(text, quote) + quote;
  }

  private static String escape(String text, char quote) {
    return text.replace("\\", "\\\\").replace(String.valueOf(quote), "\\" + quote);
  }
}
