package jp.nozomi.cert.update;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import jp.nozomi.cert.update.launch.ProcessLauncher;
import jp.nozomi.cert.update.launch.SystemPrograms;
import jp.nozomi.cert.update.port.Fetcher;
import jp.nozomi.cert.update.port.Launcher;
import jp.nozomi.cert.update.port.PublisherCheck;
import jp.nozomi.cert.update.transfer.TransferLimits;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Updater} needs to know. Immutable and thread-safe; made by {@link #builder()}.
 *
 * <p>The trusted root comes from the build alone: no profile and no option of a distribution build
 * may lead here.
 */
public final class UpdaterSettings {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  private final Builder from;
  private final byte[] trustedRoot;

  private UpdaterSettings(Builder from, byte[] trustedRoot) {
    this.from = from;
    this.trustedRoot = trustedRoot;
  }

  /**
   * Begins with the defaults: stable channel, policy {@link UpdatePolicy#NOTIFY}, the system's
   * clock and programs, no publisher check.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  byte[] trustedRoot() {
    return trustedRoot.clone();
  }

  boolean demo() {
    return from.demo;
  }

  URI metadata() {
    return Objects.requireNonNull(from.metadata);
  }

  URI targets() {
    return Objects.requireNonNull(from.targets);
  }

  Path state() {
    return Objects.requireNonNull(from.state);
  }

  Version running() {
    return Objects.requireNonNull(from.running);
  }

  Platform platform() {
    return Objects.requireNonNull(from.platform);
  }

  Fetcher fetcher() {
    return Objects.requireNonNull(from.fetcher);
  }

  String channel() {
    return from.channel;
  }

  UpdatePolicy policy() {
    return from.policy;
  }

  Instant builtAt() {
    return from.builtAt;
  }

  Clock clock() {
    return from.clock;
  }

  Launcher launcher() {
    return from.launcher;
  }

  PublisherCheck publisher() {
    return from.publisher;
  }

  SystemPrograms programs() {
    return from.programs;
  }

  Supplier<UUID> random() {
    return from.random;
  }

  LongPredicate processRuns() {
    return from.processRuns;
  }

  TransferLimits metadataLimits() {
    return from.metadataLimits;
  }

  TransferLimits targetLimits() {
    return from.targetLimits;
  }

  /** Collects the settings. Not thread-safe. */
  public static final class Builder {
    private byte @Nullable [] trustedRoot;
    private @Nullable URI metadata;
    private @Nullable URI targets;
    private @Nullable Path state;
    private @Nullable Version running;
    private @Nullable Platform platform;
    private @Nullable Fetcher fetcher;
    private boolean demo;
    private String channel = "stable";
    private UpdatePolicy policy = UpdatePolicy.NOTIFY;
    private Instant builtAt = Instant.EPOCH;
    private Clock clock = Clock.systemUTC();
    private Launcher launcher = new ProcessLauncher();
    private PublisherCheck publisher = PublisherCheck.NONE;
    private SystemPrograms programs = SystemPrograms.DEFAULT;
    private Supplier<UUID> random = UUID::randomUUID;
    private LongPredicate processRuns =
        id -> ProcessHandle.of(id).filter(ProcessHandle::isAlive).isPresent();
    private TransferLimits metadataLimits = TransferLimits.METADATA;
    private TransferLimits targetLimits = TransferLimits.TARGET;

    private Builder() {}

    private Builder(Builder other) {
      trustedRoot = other.trustedRoot;
      metadata = other.metadata;
      targets = other.targets;
      state = other.state;
      running = other.running;
      platform = other.platform;
      fetcher = other.fetcher;
      demo = other.demo;
      channel = other.channel;
      policy = other.policy;
      builtAt = other.builtAt;
      clock = other.clock;
      launcher = other.launcher;
      publisher = other.publisher;
      programs = other.programs;
      random = other.random;
      processRuns = other.processRuns;
      metadataLimits = other.metadataLimits;
      targetLimits = other.targetLimits;
    }

    /**
     * Sets the root that the build carries. Needed.
     *
     * @param file a signed root.json
     * @return this builder
     */
    public Builder trustedRoot(byte[] file) {
      trustedRoot = file.clone();
      return this;
    }

    /**
     * Sets the mirror. Needed.
     *
     * @param metadataFolder the address of its metadata, https
     * @param targetsFolder the address of its targets, https
     * @return this builder
     */
    public Builder mirror(URI metadataFolder, URI targetsFolder) {
      metadata = metadataFolder;
      targets = targetsFolder;
      return this;
    }

    /**
     * Sets the folder of the updater's state, one for each OS user and bank. Needed.
     *
     * @param folder on a local disk, in non-roaming storage; made if it is not there
     * @return this builder
     */
    public Builder state(Path folder) {
      state = folder;
      return this;
    }

    /**
     * Sets what runs here. Needed.
     *
     * @param version the running version
     * @param on what it runs on
     * @return this builder
     */
    public Builder running(Version version, Platform on) {
      running = version;
      platform = on;
      return this;
    }

    /**
     * Sets what gets the bytes. Needed.
     *
     * @param through the app's HTTP client
     * @return this builder
     */
    public Builder fetcher(Fetcher through) {
      fetcher = through;
      return this;
    }

    /**
     * Takes a root whose keys were made for a demonstration. A distribution build never calls this.
     *
     * @return this builder
     */
    public Builder acceptDemoRoot() {
      demo = true;
      return this;
    }

    /**
     * Sets the channel.
     *
     * @param name for example stable
     * @return this builder
     */
    public Builder channel(String name) {
      channel = name;
      return this;
    }

    /**
     * Sets the policy.
     *
     * @param word of the bank's profile and the administrator
     * @return this builder
     */
    public Builder policy(UpdatePolicy word) {
      policy = word;
      return this;
    }

    /**
     * Sets the time of the build: the updater takes no earlier time for true.
     *
     * @param time the build's time
     * @return this builder
     */
    public Builder builtAt(Instant time) {
      builtAt = time;
      return this;
    }

    /**
     * Sets the clock.
     *
     * @param reads the time
     * @return this builder
     */
    public Builder clock(Clock reads) {
      clock = reads;
      return this;
    }

    /**
     * Sets what starts the installer.
     *
     * @param starter starts programs
     * @return this builder
     */
    public Builder launcher(Launcher starter) {
      launcher = starter;
      return this;
    }

    /**
     * Sets the check of the installer's code signature.
     *
     * @param check the check
     * @return this builder
     */
    public Builder publisher(PublisherCheck check) {
      publisher = check;
      return this;
    }

    Builder programs(SystemPrograms paths) {
      programs = paths;
      return this;
    }

    Builder random(Supplier<UUID> ids) {
      random = ids;
      return this;
    }

    Builder processRuns(LongPredicate answer) {
      processRuns = answer;
      return this;
    }

    Builder limits(TransferLimits ofMetadata, TransferLimits ofTargets) {
      metadataLimits = ofMetadata;
      targetLimits = ofTargets;
      return this;
    }

    /**
     * Makes the settings.
     *
     * @return the settings
     * @throws IllegalArgumentException if something is missing, or the mirror is not https; plain
     *     http is for loopback alone
     */
    public UpdaterSettings build() {
      byte[] root = trustedRoot;
      if (root == null
          || metadata == null
          || targets == null
          || state == null
          || running == null
          || platform == null
          || fetcher == null) {
        throw new IllegalArgumentException(
            "trusted root, mirror, state, running version and fetcher are needed");
      }
      requireSecure(metadata);
      requireSecure(targets);
      return new UpdaterSettings(new Builder(this), root);
    }

    private static void requireSecure(URI address) {
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
      if (!scheme.equals("https") && !(scheme.equals("http") && LOOPBACK.contains(host))) {
        throw new IllegalArgumentException("the mirror must be https");
      }
    }
  }
}
