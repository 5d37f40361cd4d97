package jp.nozomi.cert.update.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TUF repository: root 2 of 3, one key for each other role, consistent snapshots.
 *
 * <p>It publishes into {@link #files()}, the bytes by path, which a test may also change.
 */
public final class RepositorySimulator {
  private static final Duration LONG = Duration.ofDays(365);

  private final Clock clock;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, SimulatedRole> roles = new LinkedHashMap<>();
  private final byte[] firstRoot;
  private List<SimulatedKey> formerRootKeys = List.of();

  public RepositorySimulator(Clock clock) {
    this.clock = clock;
    for (String type : List.of("root", "timestamp", "snapshot", "targets")) {
      SimulatedRole role = new SimulatedRole(type, clock.instant().plus(LONG));
      role.signers().add(SimulatedKey.ed25519());
      roles.put(type, role);
    }
    root().signers().add(SimulatedKey.ed25519());
    root().signers().add(SimulatedKey.ed25519());
    root().threshold(2);
    root().signed().put("consistent_snapshot", true);
    targets().signed().put("targets", new TreeMap<String, Object>());
    snapshot().signed().put("meta", new TreeMap<String, Object>());
    publishRoot();
    publish();
    firstRoot = files.get("metadata/1.root.json");
  }

  public SimulatedRole root() {
    return role("root");
  }

  public SimulatedRole timestamp() {
    return role("timestamp");
  }

  public SimulatedRole snapshot() {
    return role("snapshot");
  }

  public SimulatedRole targets() {
    return role("targets");
  }

  public SimulatedRole role(String name) {
    SimulatedRole role = roles.get(name);
    if (role == null) {
      throw new IllegalArgumentException(name);
    }
    return role;
  }

  /** Gives everything on the mirror, by path below its base address. */
  public Map<String, byte[]> files() {
    return files;
  }

  /** Gives the root that a build would carry. */
  public byte[] trustedRoot() {
    return firstRoot.clone();
  }

  /** Gives every role a later version and publishes it, root apart. */
  public RepositorySimulator publish() {
    roles.keySet().stream()
        .filter(name -> !List.of("root", "timestamp", "snapshot").contains(name))
        .forEach(this::publishTargets);
    return publishSnapshot().publishTimestamp();
  }

  public RepositorySimulator publishRoot() {
    Map<String, Object> keys = new TreeMap<>();
    Map<String, Object> authorities = new TreeMap<>();
    for (String name : List.of("root", "timestamp", "snapshot", "targets")) {
      role(name).signers().forEach(key -> keys.put(key.id(), key.toMap()));
      authorities.put(name, role(name).authority());
    }
    root().signed().put("keys", keys);
    root().signed().put("roles", authorities);
    return putRoot();
  }

  /** Publishes the next root as it is, without listing the roles' keys anew. */
  public RepositorySimulator putRoot() {
    root().version(root().version() + 1);
    files.put("metadata/" + root().version() + ".root.json", root().bytes(formerRootKeys));
    formerRootKeys = List.of();
    return this;
  }

  public RepositorySimulator publishTargets(String name) {
    SimulatedRole role = role(name);
    role.version(role.version() + 1);
    return putTargets(name);
  }

  /** Publishes a targets role as it is, under its own version. */
  @SuppressWarnings("unchecked")
  public RepositorySimulator putTargets(String name) {
    SimulatedRole role = role(name);
    byte[] bytes = role.bytes(List.of());
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    files.put("metadata/" + role.version() + "." + encoded + ".json", bytes);
    ((Map<String, Object>) snapshot().signed().get("meta"))
        .put(name + ".json", Map.of("version", role.version()));
    return this;
  }

  public RepositorySimulator publishSnapshot() {
    snapshot().version(snapshot().version() + 1);
    return putSnapshot();
  }

  public RepositorySimulator putSnapshot() {
    byte[] bytes = snapshot().bytes(List.of());
    files.put("metadata/" + snapshot().version() + ".snapshot.json", bytes);
    timestamp()
        .signed()
        .put(
            "meta",
            Map.of(
                "snapshot.json",
                Map.of(
                    "version",
                    snapshot().version(),
                    "length",
                    (long) bytes.length,
                    "hashes",
                    Map.of("sha256", SimulatedKey.sha256(bytes)))));
    return this;
  }

  public RepositorySimulator publishTimestamp() {
    timestamp().version(timestamp().version() + 1);
    return putTimestamp();
  }

  public RepositorySimulator putTimestamp() {
    files.put("metadata/timestamp.json", timestamp().bytes(List.of()));
    return this;
  }

  /** Gives a role new keys and publishes the root that says so. */
  public RepositorySimulator rotate(String name) {
    if (name.equals("root")) {
      formerRootKeys = List.copyOf(root().signers());
    }
    List<SimulatedKey> fresh = new ArrayList<>();
    role(name).signers().forEach(old -> fresh.add(SimulatedKey.ed25519()));
    role(name).signers(fresh);
    return publishRoot();
  }

  /** Lets a role's next version be over already. */
  public RepositorySimulator expire(String name) {
    role(name).expires(clock.instant().minusSeconds(1));
    return this;
  }

  /** Lists a file and puts it on the mirror; the role is published by the next {@link #publish}. */
  public RepositorySimulator addTarget(String path, byte[] content, Map<String, Object> custom) {
    return addTarget("targets", path, content, custom);
  }

  public RepositorySimulator addTarget(
      String role, String path, byte[] content, Map<String, Object> custom) {
    String hash = SimulatedKey.sha256(content);
    list(
        role,
        path,
        Map.of(
            "length", (long) content.length, "hashes", Map.of("sha256", hash), "custom", custom));
    int slash = path.lastIndexOf('/') + 1;
    files.put("targets/" + path.substring(0, slash) + hash + "." + path.substring(slash), content);
    return this;
  }

  /** Lists a file in whatever words, and puts nothing on the mirror. */
  @SuppressWarnings("unchecked")
  public RepositorySimulator list(String role, String path, Map<String, Object> file) {
    ((Map<String, Object>) role(role).signed().get("targets")).put(path, file);
    return this;
  }

  /** Lets one targets role delegate to another, made if it is not there. */
  @SuppressWarnings("unchecked")
  public RepositorySimulator delegate(
      String delegator, String name, List<String> paths, boolean terminating) {
    SimulatedRole role =
        roles.computeIfAbsent(
            name,
            absent -> {
              SimulatedRole made = new SimulatedRole("targets", clock.instant().plus(LONG));
              made.signers().add(SimulatedKey.ecdsa());
              made.signed().put("targets", new TreeMap<String, Object>());
              return made;
            });
    Map<String, Object> delegations =
        (Map<String, Object>)
            role(delegator)
                .signed()
                .computeIfAbsent(
                    "delegations",
                    absent ->
                        new TreeMap<>(Map.of("keys", new TreeMap<>(), "roles", new ArrayList<>())));
    Map<String, Object> keys = (Map<String, Object>) delegations.get("keys");
    role.signers().forEach(key -> keys.put(key.id(), key.toMap()));
    Map<String, Object> entry = new TreeMap<>(role.authority());
    entry.put("name", name);
    entry.put("paths", paths);
    entry.put("terminating", terminating);
    ((List<Object>) delegations.get("roles")).add(entry);
    return this;
  }
}
