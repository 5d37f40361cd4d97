package jp.nozomi.cert.swing.dist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import jp.nozomi.cert.swing.view.AppIcon;

/** The app's icon in the files that desktops read. */
final class IconFiles {
  /** The sizes, in pixels, that desktops ask for. */
  static final List<Integer> SIZES = List.of(16, 32, 48, 64, 128, 256);

  private static final List<String> ICNS_TYPES = List.of("ic07", "ic08", "ic09");

  private IconFiles() {}

  static byte[] png(int size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(AppIcon.draw(size), "png", out);
    return out.toByteArray();
  }

  /** Writes a Windows icon of all sizes; Windows reads PNG within an ICO since Vista. */
  static void writeIco(Path file) throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    for (int size : SIZES) {
      pictures.add(png(size));
    }
    int offset = 6 + 16 * SIZES.size();
    ByteBuffer head = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN);
    head.putShort((short) 0).putShort((short) 1).putShort((short) SIZES.size());
    for (int i = 0; i < SIZES.size(); i++) {
      // 256 is written as 0.
      head.put((byte) (int) SIZES.get(i)).put((byte) (int) SIZES.get(i)).putShort((short) 0);
      head.putShort((short) 1).putShort((short) 32);
      head.putInt(pictures.get(i).length).putInt(offset);
      offset += pictures.get(i).length;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(head.array());
    for (byte[] picture : pictures) {
      all.write(picture);
    }
    Files.write(file, all.toByteArray());
  }

  /** Writes a macOS icon: 128, 256 and 512 pixels, each as PNG under its four-letter type. */
  static void writeIcns(Path file) throws IOException {
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    for (int i = 0; i < ICNS_TYPES.size(); i++) {
      byte[] picture = png(128 << i);
      pictures.write(entry(ICNS_TYPES.get(i), picture));
    }
    Files.write(file, entry("icns", pictures.toByteArray()));
  }

  private static byte[] entry(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .putInt(8 + content.length)
        .put(content)
        .array();
  }
}
