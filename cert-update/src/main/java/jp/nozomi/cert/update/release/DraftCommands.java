package jp.nozomi.cert.update.release;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.update.Version;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.tuf.Digests;
import jp.nozomi.cert.update.tuf.RoleType;
import jp.nozomi.cert.update.tuf.UrlPath;

/**
 * What is drafted, to be signed and published later.
 *
 * @param arguments the command
 * @param out tells what was done
 * @param keys reads public keys
 * @param rendering writes what a role says
 */
record DraftCommands(Arguments arguments, PrintWriter out, KeyCommands keys, Rendering rendering) {
  /** What an app says of itself; with any other word an installer would never be offered. */
  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "os", Set.of("windows", "macos", "linux"),
          "arch", Set.of("x64", "aarch64"),
          "type", Set.of("msi", "pkg", "deb"));

  /** Drafts the first root and empty targets. */
  void init() throws ReleaseException, IOException {
    RepositoryFolder repository = arguments.repository();
    if (repository.latest("root") > 0) {
      throw new ReleaseException("the repository has a root already");
    }
    Map<String, RoleKeys> roles = new LinkedHashMap<>();
    for (String role : List.of("root", "targets", "snapshot", "timestamp")) {
      int threshold = role.equals("root") ? arguments.number("--root-threshold", 2) : 1;
      roles.put(role, RoleKeys.checked(role, keys.publicParts("--" + role + "-key"), threshold));
    }
    draft(repository, "root", rendering.root(1, arguments.daysOf("root"), roles));
    draft(
        repository,
        "targets",
        rendering.targets(Rendering.empty(), 1, arguments.daysOf("targets")));
  }

  /** Drafts the next targets with one more file, and puts that in its place. */
  void add() throws ReleaseException, IOException, UpdateException {
    RepositoryFolder repository = arguments.repository();
    Path file = arguments.path("--file");
    String path = arguments.one("--path");
    String[] segments = UrlPath.safeSegments(path);
    byte[] content = Files.readAllBytes(file);
    String hash = Digests.hex("SHA-256", content);
    Path place =
        repository
            .targets()
            .resolve(path)
            .resolveSibling(hash + "." + segments[segments.length - 1]);
    Files.createDirectories(place.getParent());
    Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
    JsonObject entry =
        JsonObject.builder()
            .put("length", content.length)
            .put("hashes", JsonObject.builder().put("sha256", hash).build())
            .put("custom", custom())
            .build();
    draftTargets(repository, before -> rendering.withFile(before, path, entry));
  }

  private JsonObject custom() throws ReleaseException {
    JsonObject.Builder custom = JsonObject.builder();
    Optional<String> version = arguments.optional("--version");
    if (version.isPresent()) {
      custom.put("version", version(version.get())).put("channel", arguments.one("--channel"));
      for (Map.Entry<String, Set<String>> member : new TreeMap<>(WORDS).entrySet()) {
        custom.put(member.getKey(), word(member.getKey(), member.getValue()));
      }
      Optional<String> least = arguments.optional("--minVersion");
      if (least.isPresent()) {
        custom.put("minVersion", version(least.get()));
      }
      custom.put("rolloutPercent", arguments.number("--rolloutPercent", 100));
      notes(custom);
    }
    return custom.build();
  }

  private String word(String member, Set<String> known) throws ReleaseException {
    String word = arguments.one("--" + member);
    if (!known.contains(word)) {
      throw new ReleaseException("--" + member + " is one of " + new TreeSet<>(known));
    }
    return word;
  }

  private static String version(String text) throws ReleaseException {
    return Version.parse(text)
        .orElseThrow(() -> new ReleaseException("no version: " + text))
        .text();
  }

  private void notes(JsonObject.Builder custom) throws ReleaseException {
    JsonObject.Builder notes = JsonObject.builder();
    for (String note : arguments.all("--notes")) {
      String[] parts = note.split("=", 2);
      if (parts.length < 2 || !parts[0].matches("[a-z]{2}")) {
        throw new ReleaseException("--notes is LANGUAGE=TEXT, for example ja=...");
      }
      notes.put(parts[0], parts[1]);
    }
    custom.put("notes", notes.build());
  }

  /** Drafts the next targets with a delegation, in place of an earlier one of the same name. */
  void delegate() throws ReleaseException, IOException {
    String name = arguments.roleName();
    if (name.equals(RoleType.TARGETS.word())) {
      throw new ReleaseException("--name is missing");
    }
    RoleKeys signers =
        RoleKeys.checked(name, keys.publicParts("--key"), arguments.number("--threshold", 1));
    List<String> paths = arguments.all("--path");
    if (paths.isEmpty()) {
      throw new ReleaseException("--path is missing");
    }
    RepositoryFolder repository = arguments.repository();
    draftTargets(
        repository,
        RoleType.TARGETS.word(),
        before -> rendering.withDelegation(before, name, signers, paths));
  }

  /** A change of what a targets role says. */
  @FunctionalInterface
  private interface Change {
    JsonObject of(JsonObject before) throws ReleaseException;
  }

  private void draftTargets(RepositoryFolder repository, Change change)
      throws ReleaseException, IOException {
    draftTargets(repository, arguments.roleName(), change);
  }

  /** Changes the draft that was begun, or the published role. */
  private void draftTargets(RepositoryFolder repository, String role, Change change)
      throws ReleaseException, IOException {
    long version = repository.latest(role) + 1;
    Path begun = repository.draft(role, version);
    JsonObject before = Rendering.empty();
    if (Files.exists(begun)) {
      before = Draft.read(begun).signed();
    } else if (version > 1) {
      before = repository.published(role).signed();
    }
    JsonObject changed = change.of(before);
    draft(
        repository,
        role,
        rendering.targets(changed, version, arguments.daysOf(RoleType.TARGETS.word())));
  }

  /** Drafts the next root with other keys for a role. */
  void rotate() throws ReleaseException, IOException {
    RepositoryFolder repository = arguments.repository();
    String role = arguments.one("--role");
    Map<String, RoleKeys> roles = RoleKeys.ofRoot(repository.published("root").signed());
    RoleKeys before =
        Optional.ofNullable(roles.get(role))
            .orElseThrow(() -> new ReleaseException("no top-level role: " + role));
    List<PublicPart> next = new ArrayList<>(before.keys());
    for (String id : arguments.all("--remove")) {
      if (!next.removeIf(key -> key.id().equals(id))) {
        throw new ReleaseException(role + " has no key " + id);
      }
    }
    next.addAll(keys.publicParts("--add"));
    int threshold = arguments.number("--threshold", before.threshold());
    roles.put(role, RoleKeys.checked(role, next, threshold));
    draft(
        repository,
        "root",
        rendering.root(repository.latest("root") + 1, arguments.daysOf("root"), roles));
  }

  private void draft(RepositoryFolder repository, String role, JsonObject signed)
      throws ReleaseException, IOException {
    Draft draft = Draft.of(signed);
    Path file = repository.draft(role, draft.version());
    draft.write(file);
    out.println("draft " + file);
    out.println("hash  " + draft.spokenHash());
  }
}
