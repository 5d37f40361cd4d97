package jp.nozomi.cert.update.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.port.Cancellation;
import jp.nozomi.cert.update.port.Progress;
import jp.nozomi.cert.update.state.StateFailure;
import jp.nozomi.cert.update.transfer.Reply;
import jp.nozomi.cert.update.transfer.Transfer;
import jp.nozomi.cert.update.tuf.TargetFile;

/**
 * 5.7.3: gets a target, continues where an earlier attempt ended, and accepts exactly the signed
 * bytes.
 */
public final class Downloader {
  private static final int PIECE = 64 * 1024;
  private static final int MAX_ATTEMPTS = 6;

  /** The connection ended early; what came is good so far. */
  private static final Set<UpdateReason> CONTINUABLE =
      EnumSet.of(UpdateReason.NETWORK_BROKEN, UpdateReason.TOO_SHORT);

  /** What is here and what the mirror has do not fit together. */
  private static final Set<UpdateReason> WORTH_A_FRESH_START =
      EnumSet.of(UpdateReason.HASH_MISMATCH, UpdateReason.CONTENT_RANGE_WRONG);

  private final Transfer transfer;
  private final long deadlineNanos;

  /**
   * Makes a downloader.
   *
   * @param transfer gets the bytes
   * @param deadline after which no further attempt begins
   */
  public Downloader(Transfer transfer, java.time.Duration deadline) {
    this.transfer = transfer;
    this.deadlineNanos = deadline.toNanos();
  }

  /**
   * Downloads a target into a file, which afterwards holds the signed bytes, on disk.
   *
   * <p>If it fails, the file stays for a later attempt, unless its bytes are known to be wrong.
   *
   * @param uri where the target is
   * @param target its signed length and hashes
   * @param file where to write
   * @param progress is told how far it is
   * @param cancellation ends it
   * @throws UpdateException if the target can not be got or written
   */
  public void download(
      URI uri, TargetFile target, Path file, Progress progress, Cancellation cancellation)
      throws UpdateException {
    long started = System.nanoTime();
    boolean startedAfresh = false;
    for (int attempt = 1; ; attempt++) {
      Attempt once = new Attempt(uri, target, file, progress, cancellation);
      try {
        once.run();
        return;
      } catch (UpdateException e) {
        boolean last = attempt == MAX_ATTEMPTS || System.nanoTime() - started > deadlineNanos;
        boolean unfit = WORTH_A_FRESH_START.contains(e.reason());
        if (unfit) {
          drop(file);
        }
        boolean again =
            unfit ? !startedAfresh : once.received > 0 && CONTINUABLE.contains(e.reason());
        if (last || !again) {
          throw e;
        }
        startedAfresh |= unfit;
      }
    }
  }

  private static void drop(Path file) throws UpdateException {
    try {
      PartFile.delete(file);
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  /**
   * Tells what a failed write means.
   *
   * @param failure what the file system said
   * @return the exception
   */
  public static UpdateException notWritable(IOException failure) {
    return new UpdateException(
        ErrorCode.DOWNLOAD_FAILED,
        StateFailure.isDiskFull(failure)
            ? UpdateReason.DISK_FULL
            : UpdateReason.FOLDER_NOT_WRITABLE,
        failure.getClass().getSimpleName(),
        failure);
  }

  private final class Attempt {
    private final URI uri;
    private final TargetFile target;
    private final Path file;
    private final Progress progress;
    private final Cancellation cancellation;
    private long received;

    Attempt(URI uri, TargetFile target, Path file, Progress progress, Cancellation cancellation) {
      this.uri = uri;
      this.target = target;
      this.file = file;
      this.progress = progress;
      this.cancellation = cancellation;
    }

    void run() throws UpdateException {
      TargetHash hash = new TargetHash(target);
      try (PartFile part = PartFile.open(file)) {
        prepare(part, hash);
        if (hash.length() < target.length()) {
          receive(part, hash);
        }
        if (!hash.matches()) {
          throw UpdateException.download(
              UpdateReason.HASH_MISMATCH, "not the signed bytes of " + target.path());
        }
        part.force();
      } catch (IOException e) {
        throw notWritable(e);
      }
    }

    private void prepare(PartFile part, TargetHash hash) throws IOException, UpdateException {
      boolean complete = part.length() == target.length();
      if (part.length() > target.length() || (!complete && part.tag().isEmpty())) {
        part.restart();
      }
      part.hashInto(hash);
      long missing = target.length() - hash.length();
      if (missing > part.freeSpace()) {
        throw UpdateException.download(UpdateReason.DISK_FULL, missing + " bytes do not fit");
      }
    }

    private void receive(PartFile part, TargetHash hash) throws IOException, UpdateException {
      Map<String, String> headers = new LinkedHashMap<>();
      if (hash.length() > 0) {
        headers.put("Range", "bytes=" + hash.length() + "-");
        // RFC 9110, section 13.1.5: only a strong tag may stand here.
        part.tag().ifPresent(tag -> headers.put("If-Range", tag));
      }
      try (Reply reply = transfer.open(uri, headers, cancellation)) {
        settle(reply, part, hash);
        part.setTag(reply.header("ETag"));
        copy(reply, part, hash);
      }
    }

    private void settle(Reply reply, PartFile part, TargetHash hash)
        throws IOException, UpdateException {
      switch (reply.status()) {
        case 200 -> {
          part.restart();
          hash.restart();
        }
        case 206 -> {
          Optional<ContentRange> range = reply.header("Content-Range").flatMap(ContentRange::parse);
          boolean fits =
              hash.length() > 0
                  && range.filter(r -> r.continues(hash.length(), target.length())).isPresent();
          if (!fits) {
            throw UpdateException.download(
                UpdateReason.CONTENT_RANGE_WRONG, "not the range that was asked for");
          }
        }
        case 416 ->
            throw UpdateException.download(
                UpdateReason.CONTENT_RANGE_WRONG, "the mirror's file is shorter than the part");
        case 404 -> throw UpdateException.download(UpdateReason.NOT_FOUND, target.path());
        default ->
            throw UpdateException.download(
                UpdateReason.HTTP_STATUS, "status " + reply.status() + " for " + target.path());
      }
    }

    private void copy(Reply reply, PartFile part, TargetHash hash)
        throws IOException, UpdateException {
      byte[] piece = new byte[PIECE];
      progress.at(hash.length(), target.length());
      for (int read = reply.read(piece); read >= 0; read = reply.read(piece)) {
        if (hash.length() + read > target.length()) {
          part.restart();
          throw UpdateException.download(
              UpdateReason.TOO_LONG, "more than the signed " + target.length() + " bytes");
        }
        part.append(piece, read);
        hash.update(piece, read);
        received += read;
        progress.at(hash.length(), target.length());
      }
      if (hash.length() < target.length()) {
        throw UpdateException.download(
            UpdateReason.TOO_SHORT, "the reply ended after " + hash.length() + " bytes");
      }
    }
  }
}
