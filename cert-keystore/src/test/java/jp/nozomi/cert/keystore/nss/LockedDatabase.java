package jp.nozomi.cert.keystore.nss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jp.nozomi.cert.keystore.RealComponent;

/** Another program that keeps an SQLite database locked until this is closed. */
public final class LockedDatabase implements AutoCloseable {
  private final Process holder;

  private LockedDatabase(Process holder) {
    this.holder = holder;
  }

  /** Locks a database, or skips the test. */
  public static LockedDatabase lock(Path database) throws IOException {
    RealComponent.requireProgram("python3");
    Process holder =
        new ProcessBuilder(
                "python3",
                "-c",
                "import sqlite3, sys\n"
                    + "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
                    + "c.execute('BEGIN EXCLUSIVE')\n"
                    + "print('locked', flush=True)\n"
                    + "sys.stdin.read()\n",
                database.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
    assertThat(out.readLine()).isEqualTo("locked");
    return new LockedDatabase(holder);
  }

  /** Tells whether the lock is still held. */
  public boolean isAlive() {
    return holder.isAlive();
  }

  @Override
  public void close() {
    holder.destroy();
    holder.onExit().join();
  }
}
