package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;

/** Reads bank profiles: the built-in one, or the file of {@code --profile}. */
final class ProfileSource {
  static final int MOST_BYTES = 256 * 1024;
  private static final String BUILT_IN = "9999.json";

  private ProfileSource() {}

  static BankProfile ofFile(String file) throws ProfileException {
    try {
      return BankProfile.parse(BoundedFile.read(Path.of(file), MOST_BYTES));
    } catch (IOException | InvalidPathException e) {
      throw new ProfileException(file, "can not be read", e);
    }
  }

  static BankProfile builtIn() throws ProfileException {
    try (InputStream in =
        Objects.requireNonNull(ProfileSource.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
      return BankProfile.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(BUILT_IN, e);
    }
  }
}
