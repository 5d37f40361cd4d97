/** The certificate app: wizard and command line, composed of the libraries. */
module jp.nozomi.cert.swing {
  requires static org.jspecify;
  requires jp.nozomi.cert.core;
  requires jp.nozomi.cert.protocol;
  requires jp.nozomi.cert.update;
  requires java.desktop;
  requires java.logging;
  requires com.formdev.flatlaf;
  requires com.miglayout.core;
  requires com.miglayout.swing;
  requires com.google.zxing;
  requires com.sun.jna;
  requires info.picocli;
  requires net.harawata.appdirs;
  requires org.slf4j;

  exports jp.nozomi.cert.swing;
}
