package jp.nozomi.cert.keystore.pkcs12;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.nozomi.cert.keystore.RealComponent;

/** A folder that shows a small, or a read-only, file system for a while. */
record Mount(Path folder) implements AutoCloseable {
  /** 128 KiB: enough for a file and its next version, quickly filled. */
  static Mount tiny(Path folder) {
    run("mount", "-t", "tmpfs", "-o", "size=128k,mode=700", "tmpfs", folder.toString());
    return new Mount(folder);
  }

  /** The same folder, read-only. */
  static Mount readOnly(Path folder) {
    run("mount", "--bind", "-o", "ro", folder.toString(), folder.toString());
    return new Mount(folder);
  }

  @Override
  public void close() {
    run("umount", folder.toString());
  }

  private static void run(String... command) {
    RealComponent.Result result = RealComponent.run(command);
    assertThat(result.exitCode()).as(result.output()).isZero();
  }
}
