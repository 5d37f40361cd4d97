package jp.nozomi.cert.testkit.update;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;

/** The vendor's update server: a repository and its mirror over HTTPS on loopback. */
public final class UpdateServer implements AutoCloseable {
  /** The channel that every release is published in. */
  public static final String CHANNEL = "stable";

  private static final List<String> KINDS = List.of("linux deb", "macos pkg", "windows msi");
  private static final List<String> PROCESSORS = List.of("x64", "aarch64");

  private final RepositorySimulator repository;
  private final MirrorServer mirror;

  private UpdateServer(RepositorySimulator repository, MirrorServer mirror) {
    this.repository = repository;
    this.mirror = mirror;
  }

  /**
   * Starts a server that has no release yet.
   *
   * @param clock the time that expiry is counted from
   * @param tls who the server is
   * @return the running server
   * @throws IOException if there is no free port
   */
  public static UpdateServer start(Clock clock, SSLContext tls) throws IOException {
    RepositorySimulator repository = new RepositorySimulator(clock);
    return new UpdateServer(repository, new MirrorServer(repository.files(), tls));
  }

  /**
   * Publishes a release: the same installer for every system.
   *
   * @param version its version
   * @param installer the installer's bytes
   */
  public void publish(String version, byte[] installer) {
    publish(version, installer, Map.of());
  }

  /**
   * Publishes a release with more to say of it.
   *
   * @param version its version
   * @param installer the installer's bytes
   * @param more further members of the targets' custom object, for example minVersion
   */
  public void publish(String version, byte[] installer, Map<String, Object> more) {
    for (String kind : KINDS) {
      String os = kind.split(" ")[0];
      String type = kind.split(" ")[1];
      for (String processor : PROCESSORS) {
        Map<String, Object> custom = new TreeMap<>(more);
        custom.put("version", version);
        custom.put("os", os);
        custom.put("arch", processor);
        custom.put("type", type);
        custom.put("channel", CHANNEL);
        repository.addTarget(
            "app/certapp-" + version + "-" + processor + "." + type, installer, custom);
      }
    }
    repository.publish();
  }

  /**
   * Gives the server's address.
   *
   * @return the address above metadata and targets
   */
  public URI url() {
    return mirror.base();
  }

  /**
   * Gives the root that a build would carry.
   *
   * @return the first root.json
   */
  public byte[] trustedRoot() {
    return repository.trustedRoot();
  }

  /**
   * Gives the repository.
   *
   * @return the repository, to be changed
   */
  public RepositorySimulator repository() {
    return repository;
  }

  /**
   * Gives the mirror.
   *
   * @return the mirror, to be disturbed
   */
  public MirrorServer mirror() {
    return mirror;
  }

  /**
   * Frees the port.
   *
   * @throws IOException if it can't be closed
   */
  @Override
  public void close() throws IOException {
    mirror.close();
  }
}
