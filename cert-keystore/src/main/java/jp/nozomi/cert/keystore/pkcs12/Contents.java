package jp.nozomi.cert.keystore.pkcs12;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.SafeBag;

/**
 * What a file holds.
 *
 * <p>Safes of other programs keep their bytes: only a safe that gains or loses a bag is written
 * anew. New bags go into safes of our own, so that nobody else's encryption is touched or used.
 *
 * @param mac how the file's MAC key is derived; empty for a file that is not written yet
 * @param safes the safes in the file's order
 */
record Contents(Optional<MacDerivation> mac, List<Safe> safes) {
  Contents {
    safes = List.copyOf(safes);
  }

  static Contents empty() {
    return new Contents(Optional.empty(), List.of());
  }

  boolean isEmpty() {
    return safes.stream().allMatch(safe -> safe.bags().isEmpty() && !safe.isOpaque());
  }

  Stream<SafeBag> bags() {
    return safes.stream().flatMap(safe -> safe.bags().stream());
  }

  Contents withKey(SafeBag key) {
    return with(List.of(key), Safe::isPlain, Safe.plain(List.of()));
  }

  Contents withCertificates(List<SafeBag> certificates, PasswordEncryption encryption) {
    Safe made = new Safe(Optional.empty(), Optional.of(encryption), List.of());
    return with(certificates, Safe::isOurs, made);
  }

  Contents without(Predicate<SafeBag> unwanted) {
    List<Safe> kept = new ArrayList<>();
    for (Safe safe : safes) {
      Safe rest = safe.without(unwanted);
      if (rest == safe || !rest.bags().isEmpty()) {
        kept.add(rest);
      }
    }
    return new Contents(mac, kept);
  }

  private Contents with(List<SafeBag> bags, Predicate<Safe> fitting, Safe otherwise) {
    List<Safe> all = new ArrayList<>(safes);
    if (all.stream().noneMatch(fitting)) {
      all.add(otherwise);
    }
    int place = 0;
    while (!fitting.test(all.get(place))) {
      place++;
    }
    UnaryOperator<Safe> add = safe -> safe.with(bags);
    all.set(place, add.apply(all.get(place)));
    return new Contents(mac, all);
  }
}
