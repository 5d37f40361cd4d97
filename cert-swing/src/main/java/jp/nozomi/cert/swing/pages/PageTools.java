package jp.nozomi.cert.swing.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jp.nozomi.cert.core.certificate.CertificateFormat;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.store.StoreOffer;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.protocol.preflight.PreflightListener;
import jp.nozomi.cert.protocol.preflight.PreflightReport;
import jp.nozomi.cert.swing.settings.Look;
import jp.nozomi.cert.swing.settings.SettingsFile;

/** What the pages work with; all but the settings may take long, and belongs on a worker. */
public interface PageTools {
  /**
   * Gives the user's settings.
   *
   * @return the settings
   */
  SettingsFile settings();

  /**
   * Asks the desktop for its looks.
   *
   * @return the looks, never those of the system
   */
  Look systemLook();

  /**
   * Finds the stores that the user may choose among.
   *
   * @return the stores, none of them opened
   */
  List<StoreOffer> stores();

  /**
   * Makes the checks of 接続診断.
   *
   * @param person asks for the store's password, before the checks begin
   * @param proxyLogin asks for a proxy's login
   * @param listener is told of each check, on this thread
   * @param cancellation stops the checks
   * @return what was found
   * @throws CodedException if somebody stopped it
   */
  PreflightReport diagnose(
      StorePrompt person,
      ProxyAuthenticator proxyLogin,
      PreflightListener listener,
      Cancellation cancellation)
      throws CodedException;

  /**
   * Writes what the support desk wants to have.
   *
   * @param report what was found
   * @param file the ZIP file
   * @throws IOException if it can not be written
   */
  void writeBundle(PreflightReport report, Path file) throws IOException;

  /**
   * Writes a certificate without its key, in place of what the file had.
   *
   * @param certificate the certificate
   * @param format the file's form
   * @param file the file
   * @throws IOException if it can not be written
   */
  void export(IssuedCertificate certificate, CertificateFormat format, Path file)
      throws IOException;
}
