package jp.nozomi.cert.swing.cli;

import java.io.InputStream;
import java.util.Optional;
import jp.nozomi.cert.core.secret.Secret;

/**
 * The secrets that the options name, each read once; owns them.
 *
 * @param loginPassword of {@code --password-file}
 * @param storePassword of {@code --store-password-file}
 * @param proxyPassword of {@code --proxy-password-file}
 * @param loginId of {@code --login-id}; no secret, but it goes where the password goes
 * @param proxyUser of {@code --proxy-user}
 */
record GivenSecrets(
    Optional<Secret> loginPassword,
    Optional<Secret> storePassword,
    Optional<Secret> proxyPassword,
    Optional<String> loginId,
    Optional<String> proxyUser)
    implements AutoCloseable {
  static final String PASSWORD_FILE = "--password-file";
  static final String STORE_PASSWORD_FILE = "--store-password-file";
  static final String PROXY_PASSWORD_FILE = "--proxy-password-file";

  /** Reads them; of standard input a line each, in the order of the components. */
  static GivenSecrets read(CertAppCommand.Options options, InputStream in) throws UsageException {
    SecretSource source = new SecretSource(in);
    return new GivenSecrets(
        read(source, options, PASSWORD_FILE),
        read(source, options, STORE_PASSWORD_FILE),
        read(source, options, PROXY_PASSWORD_FILE),
        options.text("--login-id"),
        options.text("--proxy-user"));
  }

  private static Optional<Secret> read(
      SecretSource source, CertAppCommand.Options options, String option) throws UsageException {
    Optional<String> file = options.text(option);
    return file.isPresent() ? Optional.of(source.read(option, file.get())) : Optional.empty();
  }

  /** What they answer in one walk through the flow. */
  Prepared prepared() {
    Prepared prepared = new Prepared();
    loginId.ifPresent(prepared::loginId);
    loginPassword.map(Secret::copy).ifPresent(prepared::password);
    storePassword.map(Secret::copy).ifPresent(prepared::storePassword);
    proxyUser.ifPresent(prepared::proxyUser);
    proxyPassword.map(Secret::copy).ifPresent(prepared::proxyPassword);
    return prepared;
  }

  @Override
  public void close() {
    loginPassword.ifPresent(Secret::close);
    storePassword.ifPresent(Secret::close);
    proxyPassword.ifPresent(Secret::close);
  }
}
