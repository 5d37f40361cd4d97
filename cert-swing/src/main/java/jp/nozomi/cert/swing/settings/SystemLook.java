package jp.nozomi.cert.swing.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import jp.nozomi.cert.swing.launch.System32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the desktop for its looks, through a program of its own; that takes a while, and up to
 * {@link #SECONDS} where the desktop hangs.
 *
 * <p>Linux is asked through the XDG desktop portal (org.freedesktop.appearance), Windows through
 * the registry, macOS through its defaults. The answers of real Windows, macOS and portals are
 * unverified; whoever gives none is taken to be light.
 *
 * @param questions what is asked in turn; the first that says yes decides
 */
public record SystemLook(List<Question> questions) {
  private static final Logger LOG = LoggerFactory.getLogger(SystemLook.class);
  private static final int SECONDS = 2;
  private static final int MOST_BYTES = 4_096;

  /**
   * One question.
   *
   * @param command the program and its arguments
   * @param yes what its answer looks like if the desktop has this look
   * @param look the look
   */
  public record Question(List<String> command, Pattern yes, Look look) {
    /** Copies the command. */
    public Question {
      command = List.copyOf(command);
    }
  }

  /** Copies the questions. */
  public SystemLook {
    questions = List.copyOf(questions);
  }

  /**
   * Makes the questions for an operating system.
   *
   * @param os its name, as the system property os.name has it
   * @return the questions
   */
  public static SystemLook of(String os) {
    if (os.startsWith("Windows")) {
      return new SystemLook(
          List.of(
              // HCF_HIGHCONTRASTON is the lowest bit of the flags.
              registry("Control Panel\\Accessibility\\HighContrast", "Flags", "[0-9]*[13579]")
                  .has(Look.HIGH_CONTRAST),
              registry(
                      "Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                      "AppsUseLightTheme",
                      "0x0")
                  .has(Look.DARK)));
    }
    if (os.startsWith("Mac")) {
      return new SystemLook(
          List.of(
              new Question(
                  List.of("defaults", "read", "-g", "AppleInterfaceStyle"),
                  Pattern.compile("Dark"),
                  Look.DARK)));
    }
    return new SystemLook(
        List.of(portal("contrast").has(Look.HIGH_CONTRAST), portal("color-scheme").has(Look.DARK)));
  }

  /**
   * Asks.
   *
   * @return the desktop's look, never {@link Look#SYSTEM}
   */
  public Look ask() {
    for (Question question : questions) {
      if (question.yes().matcher(answer(question.command())).find()) {
        return question.look();
      }
    }
    return Look.LIGHT;
  }

  private record Ask(List<String> command, Pattern yes) {
    Question has(Look look) {
      return new Question(command, yes, look);
    }
  }

  private static Ask registry(String key, String value, String yes) {
    return new Ask(
        List.of(System32.program(System.getenv(), "reg.exe"), "query", "HKCU\\" + key, "/v", value),
        Pattern.compile("\\s" + value + "\\s+REG_\\w+\\s+" + yes + "\\s*$", Pattern.MULTILINE));
  }

  /** In both settings 1 is what is asked for: prefer dark, higher contrast. */
  private static Ask portal(String key) {
    List<String> command = new ArrayList<>(List.of("gdbus", "call", "--session", "--timeout", "1"));
    command.addAll(List.of("--dest", "org.freedesktop.portal.Desktop"));
    command.addAll(List.of("--object-path", "/org/freedesktop/portal/desktop"));
    command.addAll(List.of("--method", "org.freedesktop.portal.Settings.Read"));
    command.addAll(List.of("org.freedesktop.appearance", key));
    return new Ask(command, Pattern.compile("uint32 1\\b"));
  }

  /** Empty if the program is missing, fails or hangs. */
  private static String answer(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      return answer(process);
    } catch (IOException e) {
      LOG.debug("the desktop's looks are not known: {}", e.getMessage());
      return "";
    }
  }

  private static String answer(Process process) {
    CompletableFuture<String> text = CompletableFuture.supplyAsync(() -> text(process));
    try {
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 ? text.join() : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    } finally {
      process.destroyForcibly();
    }
  }

  private static String text(Process process) {
    try (InputStream in = process.getInputStream()) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      LOG.debug("the desktop's looks are not known: {}", e.getMessage());
      return "";
    }
  }
}
