package jp.nozomi.cert.update.release;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.state.AtomicFiles;
import jp.nozomi.cert.update.tuf.Authority;
import jp.nozomi.cert.update.tuf.Digests;
import jp.nozomi.cert.update.tuf.RoleType;
import jp.nozomi.cert.update.tuf.SignedFile;
import jp.nozomi.cert.update.tuf.UrlPath;

/** What the release engineer can do, one method for each command. */
final class ReleaseCommands {
  private static final List<String> CUSTOM =
      List.of("version", "os", "arch", "type", "channel", "minVersion");

  private final Arguments arguments;
  private final PrintWriter out;
  private final Passphrases passphrases;
  private final Clock clock;
  private final int iterations;
  private final Rendering rendering;

  ReleaseCommands(
      Arguments arguments, PrintWriter out, Passphrases passphrases, Clock clock, int iterations) {
    this.iterations = iterations;
    this.arguments = arguments;
    this.out = out;
    this.passphrases = passphrases;
    this.clock = clock;
    this.rendering = new Rendering(clock);
  }

  void run() throws ReleaseException, IOException, UpdateException {
    switch (arguments.command()) {
      case "keygen" -> keygen();
      case "init" -> init();
      case "add" -> add();
      case "rotate" -> rotate();
      case "sign" -> sign();
      case "import" -> importSignature();
      case "publish" -> publish();
      case "refresh" -> refresh();
      case "verify" ->
          new RepositoryCheck(repository(), out, clock)
              .run(arguments.path("--root"), arguments.has("--distribution"));
      default ->
          throw new ReleaseException(
              "keygen, init, add, rotate, sign, import, publish, refresh or verify?");
    }
  }

  private RepositoryFolder repository() throws ReleaseException {
    return new RepositoryFolder(arguments.path("--repository"));
  }

  private int days(String role) throws ReleaseException {
    return arguments.number("--days", Rendering.daysOf(role));
  }

  /** Makes a key file, and its public part beside it. */
  private void keygen() throws ReleaseException, IOException {
    Path file = arguments.path("--key");
    String role = arguments.one("--role");
    if (!RoleType.isTopLevel(role)) {
      throw new ReleaseException("--role is root, targets, snapshot or timestamp");
    }
    String type = arguments.optional("--type").orElse("ed25519");
    try (Secret passphrase = passphrases.ask("new passphrase of " + file.getFileName())) {
      PublicPart key =
          KeyFile.make(file, type, role, arguments.has("--demo"), passphrase, iterations);
      Path exported = file.resolveSibling(file.getFileName() + ".pub");
      AtomicFiles.write(exported, JsonWriter.pretty(key.json()));
      out.println("key " + key.id() + " in " + file + ", its public part in " + exported);
    }
  }

  /** Drafts the first root and empty targets. */
  private void init() throws ReleaseException, IOException {
    RepositoryFolder repository = repository();
    if (repository.latest("root") > 0) {
      throw new ReleaseException("the repository has a root already");
    }
    Map<String, RoleKeys> roles = new LinkedHashMap<>();
    for (String role : List.of("root", "targets", "snapshot", "timestamp")) {
      List<PublicPart> keys = new ArrayList<>();
      for (String file : arguments.all("--" + role + "-key")) {
        keys.add(publicPart(file));
      }
      int threshold = role.equals("root") ? arguments.number("--root-threshold", 2) : 1;
      roles.put(role, RoleKeys.checked(role, keys, threshold));
    }
    draft(repository, "root", rendering.root(1, days("root"), roles));
    JsonObject none =
        rendering.header("targets", 1, days("targets")).put("targets", Rendering.empty()).build();
    draft(repository, "targets", none);
  }

  private PublicPart publicPart(String key) throws ReleaseException, IOException {
    return key.startsWith(TokenKey.PREFIX)
        ? TokenKey.open(key, passphrases).publicKey()
        : KeyFile.readPublic(Path.of(key));
  }

  /** Drafts the next targets with one more installer, and puts that in its place. */
  private void add() throws ReleaseException, IOException, UpdateException {
    RepositoryFolder repository = repository();
    Path file = arguments.path("--file");
    String path = arguments.one("--path");
    String[] segments = UrlPath.safeSegments(path);
    JsonObject.Builder custom = JsonObject.builder();
    for (String member : CUSTOM) {
      custom.put(member, arguments.optional("--" + member));
    }
    custom.put("rolloutPercent", arguments.number("--rolloutPercent", 100));
    byte[] content = Files.readAllBytes(file);
    String hash = Digests.hex("SHA-256", content);
    JsonObject entry =
        JsonObject.builder()
            .put("length", content.length)
            .put("hashes", JsonObject.builder().put("sha256", hash).build())
            .put("custom", custom.build())
            .build();
    Path place =
        repository
            .targets()
            .resolve(path)
            .resolveSibling(hash + "." + segments[segments.length - 1]);
    Files.createDirectories(place.getParent());
    Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
    long version = repository.latest("targets") + 1;
    Path begun = repository.draft("targets", version);
    JsonObject before =
        Files.exists(begun)
            ? Draft.read(begun).signed()
            : version == 1 ? Rendering.empty() : repository.published("targets").signed();
    draft(repository, "targets", rendering.targets(before, path, entry, version, days("targets")));
  }

  /** Drafts the next root with other keys for a role. */
  private void rotate() throws ReleaseException, IOException {
    RepositoryFolder repository = repository();
    String role = arguments.one("--role");
    Map<String, RoleKeys> roles = RoleKeys.ofRoot(repository.published("root").signed());
    RoleKeys before =
        Optional.ofNullable(roles.get(role))
            .orElseThrow(() -> new ReleaseException("no top-level role: " + role));
    List<PublicPart> keys = new ArrayList<>(before.keys());
    for (String id : arguments.all("--remove")) {
      if (!keys.removeIf(key -> key.id().equals(id))) {
        throw new ReleaseException(role + " has no key " + id);
      }
    }
    for (String file : arguments.all("--add")) {
      keys.add(publicPart(file));
    }
    int threshold = arguments.number("--threshold", before.threshold());
    roles.put(role, RoleKeys.checked(role, keys, threshold));
    draft(repository, "root", rendering.root(repository.latest("root") + 1, days("root"), roles));
  }

  private void draft(RepositoryFolder repository, String role, JsonObject signed)
      throws ReleaseException, IOException {
    Draft draft = Draft.of(signed);
    Path file = repository.draft(role, draft.version());
    draft.write(file);
    out.println("draft " + file);
    out.println("hash  " + draft.spokenHash());
  }

  /** Signs a draft that was brought here; the signature is a file of its own, to be taken back. */
  private void sign() throws ReleaseException, IOException {
    Path file = arguments.path("--draft");
    Draft draft = Draft.read(file);
    out.println("hash  " + draft.spokenHash());
    SigningKey key = signingKey(arguments.one("--key"));
    Path signature = arguments.path("--out");
    AtomicFiles.write(signature, JsonWriter.pretty(key.sign(draft.canonical())));
    out.println("signed by " + key.publicKey().id() + " in " + signature);
  }

  private SigningKey signingKey(String name) throws ReleaseException, IOException {
    return name.startsWith(TokenKey.PREFIX)
        ? TokenKey.open(name, passphrases)
        : KeyFile.open(Path.of(name), passphrases);
  }

  private void importSignature() throws ReleaseException, IOException {
    Path file = arguments.path("--draft");
    Draft draft = Draft.read(file);
    for (String name : arguments.all("--signature")) {
      try {
        draft =
            draft.with(
                new JsonReader(JsonLimits.MESSAGE).readObject(Files.readAllBytes(Path.of(name))));
      } catch (JsonException e) {
        throw new ReleaseException(name + " is no signature: " + e.getMessage());
      }
    }
    draft.write(file);
    out.println("hash  " + draft.spokenHash());
    out.println(draft.signatures().size() + " signatures in " + file);
  }

  /** Publishes a draft that enough keys signed. */
  private void publish() throws ReleaseException, IOException, UpdateException {
    RepositoryFolder repository = repository();
    Path file = arguments.path("--draft");
    Draft draft = Draft.read(file);
    String role = draft.type();
    if (draft.version() != repository.latest(role) + 1) {
      throw new ReleaseException("not the next version of " + role);
    }
    if (role.equals("root")) {
      requireSigned(RepositoryFolder.parseRoot(draft).authority(RoleType.ROOT), draft, "itself");
      if (draft.version() > 1) {
        requireSigned(repository.root().authority(RoleType.ROOT), draft, "the root before it");
      }
    } else if (role.equals("targets")) {
      requireSigned(repository.root().authority(RoleType.TARGETS), draft, "root");
    } else {
      throw new ReleaseException(role + " is published by refresh");
    }
    repository.publish(role, draft);
    Files.delete(file);
    out.println("published " + role + " " + draft.version());
  }

  private static void requireSigned(Authority authority, Draft draft, String by)
      throws ReleaseException, UpdateException {
    try {
      authority.verify(
          SignedFile.parse(draft.bytes(), RoleType.TARGETS), draft.type() + " as wanted by " + by);
    } catch (JsonException e) {
      throw new ReleaseException("can not be read back: " + e.getMessage());
    }
  }

  /** Signs and publishes what changes often: a snapshot if the targets changed, and a timestamp. */
  private void refresh() throws ReleaseException, IOException, UpdateException {
    RepositoryFolder repository = repository();
    Optional<String> snapshotKey = arguments.optional("--snapshot-key");
    if (snapshotKey.isPresent()) {
      Draft snapshot = Draft.of(rendering.snapshot(repository, days("snapshot")));
      publishOnline(repository, RoleType.SNAPSHOT, snapshot, snapshotKey.get());
    }
    Draft timestamp =
        Draft.of(
            rendering.timestamp(repository, repository.published("snapshot"), days("timestamp")));
    publishOnline(repository, RoleType.TIMESTAMP, timestamp, arguments.one("--timestamp-key"));
  }

  private void publishOnline(
      RepositoryFolder repository, RoleType role, Draft draft, String keyName)
      throws ReleaseException, IOException, UpdateException {
    Draft signed = draft.with(signingKey(keyName).sign(draft.canonical()));
    requireSigned(repository.root().authority(role), signed, "root");
    repository.publish(role.word(), signed);
    out.println("published " + role.word() + " " + draft.version());
  }
}
