package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.swing.policy.ProfileRule;

/**
 * Gets the profiles that an administrator names.
 *
 * <p>What a URL has given is kept by its hash, so that a later start needs no network; it is
 * checked anew each time, since the user can write there.
 *
 * @param download gets what a URL names
 * @param kept the folder for what was downloaded, which need not exist
 */
record PolicyProfiles(ProfileDownload download, Path kept) {
  /** Gets a profile; one whose hash is not the rule's is refused before a word of it is read. */
  BankProfile read(ProfileRule rule) throws ProfileException {
    byte[] bytes = bytes(rule);
    if (rule.sha256().isPresent() && !sha256(bytes).equals(rule.sha256().get())) {
      throw ProfileException.ofAdministrator(
          rule.place().text(), "is not the profile of this hash", null);
    }
    try {
      return BankProfile.parse(bytes);
    } catch (ProfileException e) {
      throw ProfileException.ofAdministrator(
          rule.place().text(), "is no bank profile: " + e.facts().get("detail"), e);
    }
  }

  private byte[] bytes(ProfileRule rule) throws ProfileException {
    try {
      Optional<Path> file = rule.place().file();
      return file.isPresent()
          ? BoundedFile.read(file.get(), ProfileSource.MOST_BYTES)
          : ofUrl(rule.place().url().orElseThrow(), rule.sha256().orElseThrow());
    } catch (IOException e) {
      throw ProfileException.ofAdministrator(rule.place().text(), "can not be read", e);
    }
  }

  /** Who has to be asked over the network before a rule's profile can be read; empty for nobody. */
  Optional<String> server(ProfileRule rule) {
    Optional<URI> url = rule.place().url();
    return url.filter(from -> !isKept(rule.sha256().orElseThrow())).map(URI::getHost);
  }

  private boolean isKept(String hash) {
    try {
      return copy(hash).isPresent();
    } catch (IOException e) {
      // Reading the profile meets the same.
      return true;
    }
  }

  private Optional<byte[]> copy(String hash) throws IOException {
    Path copy = file(hash);
    return Files.exists(copy)
        ? Optional.of(BoundedFile.read(copy, ProfileSource.MOST_BYTES))
            .filter(bytes -> sha256(bytes).equals(hash))
        : Optional.empty();
  }

  private byte[] ofUrl(URI url, String hash) throws IOException, ProfileException {
    Optional<byte[]> copy = copy(hash);
    if (copy.isPresent()) {
      return copy.get();
    }
    byte[] bytes = download(url);
    if (sha256(bytes).equals(hash)) {
      Files.createDirectories(kept);
      WholeFile.replace(file(hash), bytes);
    }
    return bytes;
  }

  private Path file(String hash) {
    return kept.resolve(hash + ".json");
  }

  private byte[] download(URI url) throws IOException, ProfileException {
    try {
      return download.get(url);
    } catch (CodedException e) {
      throw ProfileException.ofAdministrator(url.toString(), "can not be reached", e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
