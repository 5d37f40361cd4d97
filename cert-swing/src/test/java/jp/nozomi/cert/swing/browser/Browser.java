package jp.nozomi.cert.swing.browser;

import java.io.IOException;
import java.nio.file.Path;

/** A browser of this machine with a fresh user. */
interface Browser {
  /** The name of the store that the browser reads, as {@code --store} takes it. */
  String store();

  /** Trusts an authority for servers, as the user's administrator sees to. */
  void trust(Path authority) throws IOException, InterruptedException;

  /** Opens a page, answering with whatever certificate the browser chooses by itself. */
  void photograph(String url, Path screenshot) throws IOException, InterruptedException;
}
