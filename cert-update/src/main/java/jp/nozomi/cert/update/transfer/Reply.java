package jp.nozomi.cert.update.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.port.Cancellation;
import jp.nozomi.cert.update.port.FetchResponse;

/** An open reply whose body is watched. Its reader is one thread. */
public final class Reply implements AutoCloseable {
  private static final int PIECE = 16 * 1024;

  private final FetchResponse response;
  private final Watch watch;
  private final Runnable noLongerCancelled;
  private final ErrorCode code;

  Reply(FetchResponse response, TransferLimits limits, ErrorCode code, Cancellation cancellation) {
    this.response = response;
    this.code = code;
    this.watch = Watch.over(response, limits);
    this.noLongerCancelled = cancellation.onCancel(() -> watch.end(UpdateReason.CANCELLED));
  }

  /**
   * Gives the status.
   *
   * @return for example 200
   */
  public int status() {
    return response.status();
  }

  /**
   * Gives a header.
   *
   * @param name its name
   * @return its value, or empty
   */
  public Optional<String> header(String name) {
    return response.header(name);
  }

  /**
   * Reads some of the body.
   *
   * @param into where to
   * @return how many bytes, or -1 at the end
   * @throws UpdateException if the body broke off, is too slow or was cancelled
   */
  public int read(byte[] into) throws UpdateException {
    int read;
    try {
      read = response.body().read(into);
    } catch (IOException e) {
      UpdateReason reason = watch.verdict().orElseGet(() -> Transfer.reasonOf(e));
      throw Transfer.failure(code, reason, "while reading the body", e);
    }
    watch.count(Math.max(read, 0));
    if (watch.verdict().isPresent()) {
      // Closing may also look like the body's end.
      UpdateReason reason = watch.verdict().get();
      throw Transfer.failure(code, reason, "while reading the body");
    }
    return read;
  }

  /**
   * Reads the whole body.
   *
   * @param maxBytes how long it may be
   * @return the body
   * @throws UpdateException if it is longer, or as {@link #read} says
   */
  public byte[] readAll(int maxBytes) throws UpdateException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    for (int read = read(piece); read >= 0; read = read(piece)) {
      if (all.size() + read > maxBytes) {
        throw new UpdateException(code, UpdateReason.TOO_LONG, "more than " + maxBytes + " bytes");
      }
      all.write(piece, 0, read);
    }
    return all.toByteArray();
  }

  /** Ends the transfer. */
  @Override
  public void close() {
    noLongerCancelled.run();
    watch.close();
    try {
      response.close();
    } catch (IOException ignored) {
      // The body was read or given up; nothing depends on how the connection ends.
    }
  }
}
