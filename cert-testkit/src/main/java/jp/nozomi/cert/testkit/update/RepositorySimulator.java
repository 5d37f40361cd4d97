package jp.nozomi.cert.testkit.update;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /**
   * Makes a repository that lists no target yet, and publishes it.
   *
   * @param clock the time that expiry is counted from
   */
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
    firstRoot = Objects.requireNonNull(files.get("metadata/1.root.json"));
  }

  /**
   * Gives the root role.
   *
   * @return the role
   */
  public SimulatedRole root() {
    return role("root");
  }

  /**
   * Gives the timestamp role.
   *
   * @return the role
   */
  public SimulatedRole timestamp() {
    return role("timestamp");
  }

  /**
   * Gives the snapshot role.
   *
   * @return the role
   */
  public SimulatedRole snapshot() {
    return role("snapshot");
  }

  /**
   * Gives the top-level targets role.
   *
   * @return the role
   */
  public SimulatedRole targets() {
    return role("targets");
  }

  /**
   * Gives a role.
   *
   * @param name its name
   * @return the role
   */
  public SimulatedRole role(String name) {
    SimulatedRole role = roles.get(name);
    if (role == null) {
      throw new IllegalArgumentException(name);
    }
    return role;
  }

  /**
   * Gives everything on the mirror.
   *
   * @return the files by path below the mirror's address, which may be changed
   */
  public Map<String, byte[]> files() {
    return files;
  }

  /**
   * Gives the root that a build would carry.
   *
   * @return the first root.json
   */
  public byte[] trustedRoot() {
    return firstRoot.clone();
  }

  /**
   * Gives every role a later version and publishes it, root apart.
   *
   * @return this repository
   */
  public RepositorySimulator publish() {
    roles.keySet().stream()
        .filter(name -> !List.of("root", "timestamp", "snapshot").contains(name))
        .forEach(this::publishTargets);
    return publishSnapshot().publishTimestamp();
  }

  /**
   * Publishes the next root, listing the roles' keys anew.
   *
   * @return this repository
   */
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

  /**
   * Publishes the next root as it is, without listing the roles' keys anew.
   *
   * @return this repository
   */
  public RepositorySimulator putRoot() {
    root().version(root().version() + 1);
    files.put("metadata/" + root().version() + ".root.json", root().bytes(formerRootKeys));
    formerRootKeys = List.of();
    return this;
  }

  /**
   * Publishes a later version of a targets role.
   *
   * @param name the role
   * @return this repository
   */
  public RepositorySimulator publishTargets(String name) {
    SimulatedRole role = role(name);
    role.version(role.version() + 1);
    return putTargets(name);
  }

  /**
   * Publishes a targets role as it is, under its own version.
   *
   * @param name the role
   * @return this repository
   */
  public RepositorySimulator putTargets(String name) {
    SimulatedRole role = role(name);
    byte[] bytes = role.bytes(List.of());
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    files.put("metadata/" + role.version() + "." + encoded + ".json", bytes);
    object(snapshot().signed(), "meta").put(name + ".json", Map.of("version", role.version()));
    return this;
  }

  /**
   * Publishes a later snapshot.
   *
   * @return this repository
   */
  public RepositorySimulator publishSnapshot() {
    snapshot().version(snapshot().version() + 1);
    return putSnapshot();
  }

  /**
   * Publishes the snapshot as it is, under its own version.
   *
   * @return this repository
   */
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

  /**
   * Publishes a later timestamp.
   *
   * @return this repository
   */
  public RepositorySimulator publishTimestamp() {
    timestamp().version(timestamp().version() + 1);
    return putTimestamp();
  }

  /**
   * Publishes the timestamp as it is, under its own version.
   *
   * @return this repository
   */
  public RepositorySimulator putTimestamp() {
    files.put("metadata/timestamp.json", timestamp().bytes(List.of()));
    return this;
  }

  /**
   * Gives a role new keys and publishes the root that says so.
   *
   * @param name the role
   * @return this repository
   */
  public RepositorySimulator rotate(String name) {
    if (name.equals("root")) {
      formerRootKeys = List.copyOf(root().signers());
    }
    List<SimulatedKey> fresh = new ArrayList<>();
    role(name).signers().forEach(old -> fresh.add(SimulatedKey.ed25519()));
    role(name).signers(fresh);
    return publishRoot();
  }

  /**
   * Lets a role's next version be over already.
   *
   * @param name the role
   * @return this repository
   */
  public RepositorySimulator expire(String name) {
    role(name).expires(clock.instant().minusSeconds(1));
    return this;
  }

  /**
   * Lists a file and puts it on the mirror; the next {@link #publish} tells of it.
   *
   * @param path its path among the targets
   * @param content its bytes
   * @param custom what is said of it
   * @return this repository
   */
  public RepositorySimulator addTarget(String path, byte[] content, Map<String, Object> custom) {
    return addTarget("targets", path, content, custom);
  }

  /**
   * Lists a file in a role and puts it on the mirror.
   *
   * @param role the role that lists it
   * @param path its path among the targets
   * @param content its bytes
   * @param custom what is said of it
   * @return this repository
   */
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

  /**
   * Lists a file in whatever words, and puts nothing on the mirror.
   *
   * @param role the role that lists it
   * @param path its path among the targets
   * @param file its description
   * @return this repository
   */
  public RepositorySimulator list(String role, String path, Map<String, Object> file) {
    object(role(role).signed(), "targets").put(path, file);
    return this;
  }

  /**
   * Lets one targets role delegate to another, made if it is not there.
   *
   * @param delegator the role that delegates
   * @param name the role that is delegated to
   * @param paths the patterns of the targets' paths
   * @param terminating whether the search ends there
   * @return this repository
   */
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
    Map<String, Object> signed = role(delegator).signed();
    signed.putIfAbsent(
        "delegations",
        new TreeMap<String, Object>(
            Map.of("keys", new TreeMap<String, Object>(), "roles", new ArrayList<Object>())));
    Map<String, Object> delegations = object(signed, "delegations");
    Map<String, Object> keys = object(delegations, "keys");
    role.signers().forEach(key -> keys.put(key.id(), key.toMap()));
    Map<String, Object> entry = new TreeMap<>(role.authority());
    entry.put("name", name);
    entry.put("paths", paths);
    entry.put("terminating", terminating);
    array(delegations, "roles").add(entry);
    return this;
  }

  @SuppressWarnings("unchecked") // made here, with such members only
  private static Map<String, Object> object(Map<String, Object> of, String member) {
    return (Map<String, Object>) Objects.requireNonNull(of.get(member));
  }

  @SuppressWarnings("unchecked") // made here, with such elements only
  private static List<Object> array(Map<String, Object> of, String member) {
    return (List<Object>) Objects.requireNonNull(of.get(member));
  }
}
