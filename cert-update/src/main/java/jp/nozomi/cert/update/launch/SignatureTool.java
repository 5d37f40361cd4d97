package jp.nozomi.cert.update.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.port.Launcher;
import jp.nozomi.cert.update.port.PublisherCheck;

/** Checks code signatures with the operating system's own program. */
public final class SignatureTool implements PublisherCheck {
  private static final Duration TIME = Duration.ofMinutes(2);
  private static final int MAX_OUTPUT = 64 * 1024;

  /** The path comes by the environment, so that no character of it is ever read as a command. */
  private static final String PATH_VARIABLE = "CERT_INSTALLER";

  private static final String AUTHENTICODE =
      "$s = Get-AuthenticodeSignature -LiteralPath $env:"
          + PATH_VARIABLE
          + "; if ($s.Status -ne 'Valid') { exit 1 };"
          + " [Console]::OutputEncoding = [Text.Encoding]::UTF8;"
          + " $s.SignerCertificate.GetNameInfo('SimpleName', $false)";

  private final Launcher launcher;
  private final String publisher;
  private final Kind kind;
  private final Path program;

  private enum Kind {
    AUTHENTICODE,
    MAC_PACKAGE
  }

  private final Duration time;

  private SignatureTool(
      Launcher launcher, Kind kind, Path program, String publisher, Duration time) {
    this.time = time;
    this.launcher = launcher;
    this.kind = kind;
    this.program = program;
    this.publisher = publisher;
  }

  /**
   * Checks Windows' Authenticode signature.
   *
   * @param launcher starts programs
   * @param programs where the system's programs are
   * @param publisher the signer's name, exactly
   * @return the check
   */
  public static PublisherCheck authenticode(
      Launcher launcher, SystemPrograms programs, String publisher) {
    return new SignatureTool(launcher, Kind.AUTHENTICODE, programs.powershell(), publisher, TIME);
  }

  /**
   * Checks the signature of a macOS package.
   *
   * @param launcher starts programs
   * @param programs where the system's programs are
   * @param publisher the signer's certificate name, exactly, with the team's id
   * @return the check
   */
  public static PublisherCheck macPackage(
      Launcher launcher, SystemPrograms programs, String publisher) {
    return macPackage(launcher, programs, publisher, TIME);
  }

  static PublisherCheck macPackage(
      Launcher launcher, SystemPrograms programs, String publisher, Duration time) {
    return new SignatureTool(launcher, Kind.MAC_PACKAGE, programs.pkgutil(), publisher, time);
  }

  @Override
  public void verify(Path file) throws UpdateException {
    try {
      Process process = launcher.start(command(file), Map.of(PATH_VARIABLE, file.toString()));
      endLater(process);
      process.getOutputStream().close();
      String output = output(process.getInputStream());
      process.waitFor();
      if (process.exitValue() != 0 || output.lines().noneMatch(this::namesPublisher)) {
        throw refused("exit " + process.exitValue() + ", or another publisher");
      }
    } catch (IOException e) {
      throw new UpdateException(
          ErrorCode.UPDATE_INSTALL_FAILED,
          UpdateReason.PUBLISHER_REFUSED,
          "can not ask " + program.getFileName(),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused("interrupted");
    }
  }

  // A program that hangs is killed, which also ends the reading of what it says.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void endLater(Process process) {
    process
        .onExit()
        .orTimeout(time.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            late -> {
              process.descendants().forEach(ProcessHandle::destroyForcibly);
              return process.destroyForcibly();
            });
  }

  private List<String> command(Path file) {
    return switch (kind) {
      case AUTHENTICODE ->
          List.of(program.toString(), "-NoProfile", "-NonInteractive", "-Command", AUTHENTICODE);
      case MAC_PACKAGE -> List.of(program.toString(), "--check-signature", file.toString());
    };
  }

  private boolean namesPublisher(String line) {
    return switch (kind) {
      case AUTHENTICODE -> line.strip().equals(publisher);
      // The leaf is the chain's first certificate.
      case MAC_PACKAGE -> line.strip().equals("1. " + publisher);
    };
  }

  private static String output(InputStream stream) throws IOException {
    try (stream) {
      return new String(stream.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
    }
  }

  private static UpdateException refused(String detail) {
    return UpdateException.install(UpdateReason.PUBLISHER_REFUSED, detail);
  }
}
