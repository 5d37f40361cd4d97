package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.core.certificate.CertificateFormat;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreChooser;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StoreOffer;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.protocol.preflight.PreflightListener;
import jp.nozomi.cert.protocol.preflight.PreflightReport;
import jp.nozomi.cert.swing.pages.PageTools;
import jp.nozomi.cert.swing.settings.Look;
import jp.nozomi.cert.swing.settings.SettingsFile;
import jp.nozomi.cert.swing.settings.SystemLook;

/**
 * What the pages of one run work with.
 *
 * @param settings the user's settings
 * @param checkup the preflight
 */
record AppPages(SettingsFile settings, Checkup checkup) implements PageTools {
  private static final StoreOffer FILE =
      new StoreOffer(new StoreLocation(RunStores.PKCS12, ""), Protection.FILE);

  @Override
  public Look systemLook() {
    return SystemLook.of(System.getProperty("os.name", "")).ask();
  }

  @Override
  public List<StoreOffer> stores() {
    return Stream.concat(StoreChooser.ofThisMachine().offers().stream(), Stream.of(FILE)).toList();
  }

  @Override
  public PreflightReport diagnose(
      StorePrompt person,
      ProxyAuthenticator proxyLogin,
      PreflightListener listener,
      Cancellation cancellation)
      throws CodedException {
    try (StorePassword password = new StorePassword(Optional.empty(), Optional.of(person))) {
      return checkup.run(password, proxyLogin, listener, cancellation);
    }
  }

  @Override
  public void writeBundle(PreflightReport report, Path file) throws IOException {
    checkup.writeBundle(report, file);
  }

  @Override
  public void export(IssuedCertificate certificate, CertificateFormat format, Path file)
      throws IOException {
    WholeFile.replace(file, format.encode(List.of(certificate.certificate())));
  }
}
