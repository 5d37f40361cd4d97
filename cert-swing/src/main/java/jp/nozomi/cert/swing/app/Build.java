package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * What the build says of itself.
 *
 * @param version for example 0.1.0
 * @param built when it was made: no earlier time is the true one
 * @param distribution whether it is for customers
 * @param publisher who signs its installers
 */
record Build(String version, Instant built, boolean distribution, Optional<String> publisher) {
  private static final String PROPERTIES = "/jp/nozomi/cert/swing/app.properties";
  private static final String TRUSTED_ROOT = "/jp/nozomi/cert/swing/update-root.json";
  private static final int MOST_ROOT_BYTES = 512 * 1024;

  static Build read() {
    try (InputStream in =
        Objects.requireNonNull(Build.class.getResourceAsStream(PROPERTIES), PROPERTIES)) {
      Properties properties = new Properties();
      properties.load(in);
      return new Build(
          properties.getProperty("version"),
          Instant.parse(properties.getProperty("built")),
          Boolean.parseBoolean(properties.getProperty("distribution")),
          Optional.of(properties.getProperty("publisher")).filter(name -> !name.isBlank()));
    } catch (IOException e) {
      throw new UncheckedIOException(PROPERTIES, e);
    }
  }

  /** The root of the update repository, which a distribution carries. */
  static Optional<byte[]> trustedRoot() {
    try (InputStream in = Build.class.getResourceAsStream(TRUSTED_ROOT)) {
      return in == null ? Optional.empty() : Optional.of(BoundedFile.read(in, MOST_ROOT_BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(TRUSTED_ROOT, e);
    }
  }
}
