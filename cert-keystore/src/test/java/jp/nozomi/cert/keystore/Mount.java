package jp.nozomi.cert.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder that shows a small, or a read-only, file system for a while. */
public record Mount(Path folder) implements AutoCloseable {
  /** Small, quickly filled. */
  public static Mount tiny(Path folder, int kibibytes) {
    run(
        "mount",
        "-t",
        "tmpfs",
        "-o",
        "size=" + kibibytes + "k,mode=700",
        "tmpfs",
        folder.toString());
    return new Mount(folder);
  }

  /** The same folder, read-only. */
  public static Mount readOnly(Path folder) {
    run("mount", "--bind", "-o", "ro", folder.toString(), folder.toString());
    return new Mount(folder);
  }

  /** Leaves no space. */
  public void fillUp() throws IOException {
    ByteBuffer block = ByteBuffer.allocate(4096);
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve("filler"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (Files.getFileStore(folder).getUsableSpace() > 0) {
        channel.write(block.rewind());
      }
    }
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
