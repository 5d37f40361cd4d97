package jp.nozomi.cert.update.tuf;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.port.Cancellation;
import jp.nozomi.cert.update.transfer.Reply;
import jp.nozomi.cert.update.transfer.Transfer;

/** The metadata on a mirror. */
public final class Mirror implements MetadataSource {
  private final URI folder;
  private final Transfer transfer;
  private final Cancellation cancellation;

  /**
   * Makes the view of a mirror.
   *
   * @param folder the address of its metadata, with or without the last slash
   * @param transfer gets the files
   * @param cancellation ends a transfer
   */
  public Mirror(URI folder, Transfer transfer, Cancellation cancellation) {
    this.folder = folder;
    this.transfer = transfer;
    this.cancellation = cancellation;
  }

  @Override
  public Optional<byte[]> root(long version) throws UpdateException {
    return get(version + ".root.json", RoleType.ROOT.maxBytes());
  }

  @Override
  public Optional<byte[]> timestamp() throws UpdateException {
    return Optional.of(file("timestamp.json", RoleType.TIMESTAMP.maxBytes()));
  }

  @Override
  public byte[] file(String name, int maxBytes) throws UpdateException {
    Optional<byte[]> file = get(name, maxBytes);
    if (file.isEmpty()) {
      throw UpdateException.check(UpdateReason.NOT_FOUND, name + " is not on the mirror");
    }
    return file.get();
  }

  private Optional<byte[]> get(String name, int maxBytes) throws UpdateException {
    try (Reply reply = transfer.open(UrlPath.under(folder, name), Map.of(), cancellation)) {
      return switch (reply.status()) {
        case 200 -> Optional.of(reply.readAll(maxBytes));
        // Object stores answer 403 for what they do not have.
        case 403, 404 -> Optional.empty();
        default ->
            throw UpdateException.check(
                UpdateReason.HTTP_STATUS, "status " + reply.status() + " for " + name);
      };
    }
  }
}
