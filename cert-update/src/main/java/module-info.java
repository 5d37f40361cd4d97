/** Self-updater after The Update Framework 1.0: check, download, launch. */
module jp.nozomi.cert.update {
  requires static org.jspecify;
  requires transitive jp.nozomi.cert.core;

  // ExtendedOpenOption, which keeps a file from being swapped on Windows.
  requires jdk.unsupported;

  exports jp.nozomi.cert.update;
  exports jp.nozomi.cert.update.failure;
  exports jp.nozomi.cert.update.launch;
  exports jp.nozomi.cert.update.port;
}
