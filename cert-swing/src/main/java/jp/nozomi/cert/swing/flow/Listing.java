package jp.nozomi.cert.swing.flow;

import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.Failure;

/**
 * What is known of the installed certificates.
 *
 * @param state how far the look into the store has come
 * @param entries the certificates
 * @param unread the stores that are missing in it, where others could be read
 * @param failure why the only store could not be read
 */
public record Listing(
    State state,
    List<CertificateEntry> entries,
    List<UnreadStore> unread,
    Optional<Failure> failure) {
  /** How far the look into the store has come. */
  public enum State {
    /** It is being read. */
    LOADING,
    /** It needs its password or PIN first. */
    LOCKED,
    /** It was read. */
    READY,
    /** It could not be read. */
    FAILED
  }

  /** Copies the lists. */
  public Listing {
    entries = List.copyOf(entries);
    unread = List.copyOf(unread);
  }

  static Listing loading() {
    return new Listing(State.LOADING, List.of(), List.of(), Optional.empty());
  }

  static Listing ready(List<CertificateEntry> entries, List<UnreadStore> unread) {
    return new Listing(State.READY, entries, unread, Optional.empty());
  }

  static Listing locked() {
    return new Listing(State.LOCKED, List.of(), List.of(), Optional.empty());
  }

  static Listing failed(Failure failure) {
    return new Listing(State.FAILED, List.of(), List.of(), Optional.of(failure));
  }

  boolean canRenew(CertificateId id) {
    return entries.stream().anyMatch(entry -> entry.isRenewable() && entry.id().equals(id));
  }
}
