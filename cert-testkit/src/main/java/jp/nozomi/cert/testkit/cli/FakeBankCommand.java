package jp.nozomi.cert.testkit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.FakeBankBuilder;
import jp.nozomi.cert.testkit.update.UpdateAttack;
import jp.nozomi.cert.testkit.update.UpdateServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves a bank until it is told to stop. */
@Command(
    name = "fakebank",
    mixinStandardHelpOptions = true,
    description = "Serves a fake bank over HTTPS on loopback until SIGTERM.",
    versionProvider = FakeBankVersion.class)
final class FakeBankCommand implements Callable<Integer> {
  /** Short enough to be typed again. */
  private static final int MAX_DRAWN = 1_000_000_000;

  private final InputStream input;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Writes fakebank.json here when ready, and keeps the bank's state. "
              + "Without it the bank lives in memory.")
  private @Nullable Path directory;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port, a free one otherwise; the port for client certificates is free.")
  private int port;

  @Option(names = "--until-eof", description = "Stops at the end of the input, too.")
  private boolean untilEof;

  @Option(
      names = "--otp-period",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long tokens show a one-time password (default: ${DEFAULT-VALUE}).")
  private int otpPeriod;

  @Option(
      names = "--update",
      paramLabel = "VERSION",
      description = "The version that the update server offers; none without it.")
  private @Nullable String update;

  @Option(
      names = "--update-installer",
      paramLabel = "FILE",
      description = "The installer of that version; a short text without it.")
  private @Nullable Path updateInstaller;

  @Option(
      names = "--update-attack",
      paramLabel = "ATTACK",
      description =
          "Turns the update server hostile: freeze, wrong-keys, below-threshold, captive-portal, "
              + "endless-metadata, redirect, endless-installer, trickle, wrong-bytes or "
              + "missing-installer.")
  private @Nullable String updateAttack;

  @Option(
      names = "--installer",
      paramLabel = "FILE",
      description = "The app's installer, to be downloaded from the page BSMS001.")
  private @Nullable Path installer;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Repeats the serial numbers, sessions, challenges and likely faults of the run that "
              + "printed this number. Without it the bank draws one.")
  private @Nullable Long seed;

  FakeBankCommand(InputStream input) {
    this.input = input;
  }

  @Override
  public Integer call() throws IOException, GeneralSecurityException, InterruptedException {
    CommandLine command = commandLine();
    if (port < 0 || port > 65_535 || otpPeriod < 1 || otpPeriod > 3600) {
      throw new ParameterException(
          command, "--port is from 0 to 65535, --otp-period from 1 to 3600");
    }
    long repeated = seed == null ? new SecureRandom().nextInt(MAX_DRAWN) : seed;
    FakeBankBuilder builder =
        FakeBank.builder().ports(port, 0).otpPeriod(Duration.ofSeconds(otpPeriod)).seed(repeated);
    DemoCustomers.all().forEach(builder::customer);
    Path offered = installer;
    if (offered != null) {
      if (!Files.isReadable(offered)) {
        throw new ParameterException(command, "--installer can not be read");
      }
      builder.installer(offered);
    }
    Path home = directory;
    CountDownLatch stopped = new CountDownLatch(1);
    if (home == null) {
      try (FakeBank bank = builder.start()) {
        openUpdates(bank);
        announce(command.getOut(), bank, repeated);
        await(stopped);
      }
      return CommandLine.ExitCode.OK;
    }
    Path absolute = home.toAbsolutePath().normalize();
    Files.createDirectories(absolute);
    ReadyFile ready = new ReadyFile(absolute);
    ready.remove();
    try (FakeBank bank = builder.directory(stateIn(absolute)).start()) {
      PreIssued preIssued = new PreIssued(bank, absolute);
      preIssued.provide();
      ready.write(bank, preIssued, openUpdates(bank));
      announce(command.getOut(), bank, repeated);
      await(stopped);
    }
    return CommandLine.ExitCode.OK;
  }

  private UpdateServer openUpdates(FakeBank bank) throws IOException {
    UpdateServer server = bank.openUpdateServer();
    if (update != null) {
      server.publish(
          update,
          updateInstaller == null
              ? ("installer of " + update).getBytes(StandardCharsets.UTF_8)
              : Files.readAllBytes(updateInstaller));
    }
    if (updateAttack != null) {
      UpdateAttack.find(updateAttack)
          .orElseThrow(
              () -> new ParameterException(commandLine(), "--update-attack " + updateAttack))
          .on(server);
    }
    return server;
  }

  static Path stateIn(Path directory) {
    return directory.resolve("state");
  }

  private static void announce(PrintWriter out, FakeBank bank, long seed) {
    out.println("bank       " + bank.baseUrl());
    out.println("tokens     " + bank.baseUrl() + "/site/tokens");
    out.println("admin      " + bank.adminUrl());
    out.println("bank site  " + bank.bankSiteUrl() + "  (asks for a client certificate)");
    out.println("seed       " + seed);
    bank.customers()
        .forEach(
            customer ->
                out.println(
                    "customer   "
                        + customer.loginId()
                        + "  "
                        + customer.password()
                        + "  "
                        + customer.about()));
    out.flush();
  }

  private void await(CountDownLatch stopped) throws IOException, InterruptedException {
    if (untilEof) {
      input.transferTo(OutputStream.nullOutputStream());
    } else {
      // SIGTERM ends the process here; what is written is written whole.
      stopped.await();
    }
  }

  private CommandLine commandLine() {
    CommandSpec injected = spec;
    if (injected == null) {
      throw new IllegalStateException("picocli sets it");
    }
    return injected.commandLine();
  }
}
