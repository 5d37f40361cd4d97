package jp.nozomi.cert.protocol.preflight;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The uninstall keys of the Windows registry, read by {@code reg.exe}.
 *
 * <p>Unverified: its output is tested against recorded text only, not on a Windows PC.
 */
final class WindowsSoftware implements InstalledSoftware {
  private static final String UNINSTALL =
      "\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall";

  private static final Pattern NAME =
      Pattern.compile("^\\s+DisplayName\\s+REG_(?:EXPAND_)?SZ\\s+(.+?)\\s*$", Pattern.MULTILINE);

  private static final int MAX_OUTPUT = 1024 * 1024;
  private static final int SECONDS = 10;

  /** Where programs of the whole PC, those of 32 bits, and the user's own are listed. */
  private static final List<List<String>> QUERIES =
      List.of(
          List.of("HKLM" + UNINSTALL, "/reg:64"),
          List.of("HKLM" + UNINSTALL, "/reg:32"),
          List.of("HKCU" + UNINSTALL));

  private final Reg reg;

  WindowsSoftware(Reg reg) {
    this.reg = reg;
  }

  /** Runs a query of the registry. */
  @FunctionalInterface
  interface Reg {
    String query(List<String> arguments) throws IOException;
  }

  @Override
  public Optional<List<String>> names() throws IOException {
    List<String> names = new ArrayList<>();
    for (List<String> query : QUERIES) {
      List<String> arguments = new ArrayList<>(List.of("query", query.get(0)));
      arguments.addAll(List.of("/s", "/v", "DisplayName"));
      arguments.addAll(query.subList(1, query.size()));
      Matcher found = NAME.matcher(reg.query(arguments));
      while (found.find()) {
        names.add(found.group(1));
      }
    }
    return Optional.of(names);
  }

  /** Asks by the full path: a program of that name could lie in the working directory. */
  static String reg(List<String> arguments) throws IOException {
    Path system = Path.of(System.getenv().getOrDefault("SystemRoot", "C:\\Windows"));
    List<String> command = new ArrayList<>();
    command.add(system.resolve("System32").resolve("reg.exe").toString());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (InputStream out = process.getInputStream()) {
      process.getOutputStream().close();
      // The console's code page may be any; the names that count are ASCII.
      String text = new String(out.readNBytes(MAX_OUTPUT), StandardCharsets.ISO_8859_1);
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("reg.exe does not end");
      }
      // 1 is also its answer when nothing matches.
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
