package jp.nozomi.cert.protocol.journal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Whose an entry is: only the same user on the same machine may act on it.
 *
 * @param machine a hash that stands for the machine
 * @param user the OS user's name
 * @param bankCode the bank
 */
public record Owner(String machine, String user, String bankCode) {
  private static final Path MACHINE_ID = Path.of("/etc/machine-id");

  /**
   * Tells who runs this process.
   *
   * @param bankCode the bank
   * @return the owner of entries that are made now
   */
  public static Owner current(String bankCode) {
    return new Owner(hash(machineName()), System.getProperty("user.name", "unknown"), bankCode);
  }

  private static String machineName() {
    return machineId()
        .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
        .orElseGet(Owner::hostName);
  }

  private static Optional<String> machineId() {
    try {
      String id = Files.readString(MACHINE_ID).strip();
      return id.isEmpty() ? Optional.empty() : Optional.of(id);
    } catch (IOException e) {
      // Only some systems have the file.
      return Optional.empty();
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("machine:" + text).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
