package jp.nozomi.cert.update;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that has ended with any exit: POSIX's own end at 255, Windows' do not. */
final class FinishedProcess extends Process {
  private final int exit;

  FinishedProcess(int exit) {
    this.exit = exit;
  }

  @Override
  public OutputStream getOutputStream() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public InputStream getInputStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public int waitFor() {
    return exit;
  }

  @Override
  public boolean waitFor(long timeout, TimeUnit unit) {
    return true;
  }

  @Override
  public CompletableFuture<Process> onExit() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public long pid() {
    return Long.MAX_VALUE;
  }

  @Override
  public int exitValue() {
    return exit;
  }

  @Override
  public void destroy() {}
}
