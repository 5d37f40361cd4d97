package jp.nozomi.cert.keystore.pkcs12;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.SafeBag;

/**
 * One SafeContents of a file (RFC 7292 section 4.1).
 *
 * @param original how it stands in the file; empty once its bags are others than the file's
 * @param encryption how it is encrypted as a whole; empty if it is plain data
 * @param bags its bags; none if we can't look into it
 */
record Safe(
    Optional<ContentInfo> original, Optional<PasswordEncryption> encryption, List<SafeBag> bags) {
  Safe {
    bags = List.copyOf(bags);
  }

  /** A safe that stands in a file and stays as it is, for example one for another recipient. */
  static Safe opaque(ContentInfo original) {
    return new Safe(Optional.of(original), Optional.empty(), List.of());
  }

  static Safe plain(List<SafeBag> bags) {
    return new Safe(Optional.empty(), Optional.empty(), bags);
  }

  boolean isOpaque() {
    return original.isPresent() && bags.isEmpty();
  }

  boolean isPlain() {
    return encryption.isEmpty() && !isOpaque();
  }

  /** Tells whether it is encrypted as we do. */
  boolean isOurs() {
    return encryption.isPresent() && encryption.get().isOurs();
  }

  Safe with(List<SafeBag> more) {
    List<SafeBag> all = new ArrayList<>(bags);
    all.addAll(more);
    return new Safe(Optional.empty(), encryption, all);
  }

  /** Leaves bags out; gives the same safe if it has none of them. */
  Safe without(Predicate<SafeBag> unwanted) {
    List<SafeBag> kept = bags.stream().filter(unwanted.negate()).toList();
    return kept.size() == bags.size() ? this : new Safe(Optional.empty(), encryption, kept);
  }
}
