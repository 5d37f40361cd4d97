package jp.nozomi.cert.keystore.windows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes in a Windows process and writes what became of each test, one a line. */
final class WindowsTestRun implements TestExecutionListener {
  /** What became of a test. */
  record Outcome(Status status, String test, String detail) {
    private static final String SEPARATOR = "\t";

    String line() {
      return String.join(SEPARATOR, status.name(), test, detail.replaceAll("\\s+", " "));
    }

    static Outcome parse(String line) {
      String[] parts = line.split(SEPARATOR, -1);
      return new Outcome(Status.valueOf(parts[0]), parts[1], parts[2]);
    }
  }

  /** How a test ended. */
  enum Status {
    PASSED,
    SKIPPED,
    FAILED
  }

  private final List<Outcome> outcomes = new ArrayList<>();

  private WindowsTestRun() {}

  /** Takes the report's path, then the names of the test classes. */
  public static void main(String[] args) throws IOException {
    WindowsTestRun run = new WindowsTestRun();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(
                    Arrays.stream(args).skip(1).map(DiscoverySelectors::selectClass).toList())
                .build(),
            run);
    Files.write(
        Path.of(args[0]),
        run.outcomes.stream().map(Outcome::line).toList(),
        StandardCharsets.UTF_8);
  }

  @Override
  public void executionSkipped(TestIdentifier identifier, String reason) {
    outcomes.add(new Outcome(Status.SKIPPED, name(identifier), reason));
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    // A container is told of only when it fails itself, for example in a @BeforeAll.
    if (identifier.isTest() || result.getThrowable().isPresent()) {
      outcomes.add(
          new Outcome(
              status(result),
              name(identifier),
              result.getThrowable().map(WindowsTestRun::trace).orElse("")));
    }
  }

  private static Status status(TestExecutionResult result) {
    return switch (result.getStatus()) {
      case SUCCESSFUL -> Status.PASSED;
      case ABORTED -> Status.SKIPPED;
      case FAILED -> Status.FAILED;
    };
  }

  private static String name(TestIdentifier identifier) {
    String id =
        identifier.getUniqueIdObject().getSegments().stream()
            .skip(1)
            .map(segment -> segment.getValue().replaceAll("^.*\\.", ""))
            .reduce((left, right) -> left + " " + right)
            .orElse("everything");
    return id + " " + identifier.getDisplayName();
  }

  private static String trace(Throwable thrown) {
    StringBuilder trace = new StringBuilder();
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      trace.append(each).append(' ');
      Arrays.stream(each.getStackTrace())
          .filter(frame -> frame.getClassName().startsWith("jp.nozomi"))
          .forEach(frame -> trace.append("at ").append(frame).append(' '));
    }
    return trace.toString();
  }
}
