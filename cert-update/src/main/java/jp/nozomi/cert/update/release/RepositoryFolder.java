package jp.nozomi.cert.update.release;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.state.AtomicFiles;
import jp.nozomi.cert.update.tuf.MetadataSource;
import jp.nozomi.cert.update.tuf.RoleType;
import jp.nozomi.cert.update.tuf.Root;
import jp.nozomi.cert.update.tuf.SignedFile;

/**
 * The files that a mirror serves, and the drafts that it does not.
 *
 * @param folder holds metadata/, targets/ and drafts/
 */
record RepositoryFolder(Path folder) implements MetadataSource {

  Path drafts() throws IOException {
    return Files.createDirectories(folder.resolve("drafts"));
  }

  Path metadata() throws IOException {
    return Files.createDirectories(folder.resolve("metadata"));
  }

  Path targets() throws IOException {
    return Files.createDirectories(folder.resolve("targets"));
  }

  static String fileName(String role, long version) {
    return role.equals("timestamp") ? "timestamp.json" : version + "." + role + ".json";
  }

  Path draft(String role, long version) throws IOException {
    return drafts().resolve(fileName(role, version));
  }

  /** Gives the highest published version of a role. */
  long latest(String role) throws IOException, ReleaseException {
    if (role.equals("timestamp")) {
      Path file = metadata().resolve("timestamp.json");
      return Files.exists(file) ? Draft.read(file).version() : 0;
    }
    Pattern form = Pattern.compile("(\\d{1,18})\\." + Pattern.quote(role) + "\\.json");
    long highest = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(metadata())) {
      for (Path file : files) {
        Matcher name = form.matcher(file.getFileName().toString());
        if (name.matches()) {
          highest = Math.max(highest, Long.parseLong(name.group(1)));
        }
      }
    }
    return highest;
  }

  /** Reads a role's published file of the highest version. */
  Draft published(String role) throws IOException, ReleaseException {
    long version = latest(role);
    if (version == 0) {
      throw new ReleaseException("no " + role + " is published yet");
    }
    return Draft.read(metadata().resolve(fileName(role, version)));
  }

  /** Reads the published root. */
  Root root() throws IOException, ReleaseException {
    return parseRoot(published("root"));
  }

  static Root parseRoot(Draft draft) throws ReleaseException {
    try {
      return Root.parse(SignedFile.parse(draft.bytes(), RoleType.ROOT).signed());
    } catch (JsonException | UpdateException e) {
      throw new ReleaseException("no root: " + e.getMessage());
    }
  }

  void publish(String role, Draft draft) throws IOException, ReleaseException {
    draft.write(metadata().resolve(fileName(role, draft.version())));
  }

  @Override
  public Optional<byte[]> root(long version) throws UpdateException {
    return read(fileName("root", version), RoleType.ROOT.maxBytes());
  }

  @Override
  public Optional<byte[]> timestamp() throws UpdateException {
    return Optional.of(file("timestamp.json", RoleType.TIMESTAMP.maxBytes()));
  }

  @Override
  public byte[] file(String name, int maxBytes) throws UpdateException {
    Optional<byte[]> file = read(name, maxBytes);
    if (file.isEmpty()) {
      throw UpdateException.check(UpdateReason.NOT_FOUND, name + " is not in the repository");
    }
    return file.get();
  }

  private Optional<byte[]> read(String name, int maxBytes) throws UpdateException {
    try {
      return AtomicFiles.read(metadata().resolve(name), maxBytes);
    } catch (IOException e) {
      throw jp.nozomi.cert.update.state.StateFailure.of(e);
    }
  }
}
