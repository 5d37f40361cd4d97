package jp.nozomi.cert.swing.presenter;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreChoice;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.swing.flow.StorePlan;

/** Says in words which store is used, why, and how well it keeps keys. */
public final class StoreTexts {
  private static final String HINT = "failure.hint.";

  private final Texts texts;
  private final PlaceText places;

  /**
   * Takes the words of a language.
   *
   * @param texts the language
   */
  public StoreTexts(Texts texts) {
    this.texts = texts;
    this.places = new PlaceText(System.getProperty("user.home", ""), File.separatorChar);
  }

  /**
   * Words a plan.
   *
   * @param plan where new keys will be kept
   * @return the store and why it was chosen, then warnings; or why there is none, and the ways out
   */
  public List<String> of(StorePlan plan) {
    List<String> lines = new ArrayList<>();
    plan.choice()
        .ifPresent(
            choice -> {
              lines.add(texts.of("store.choice." + word(choice.grounds()), named(choice)));
              warning(choice).ifPresent(lines::add);
            });
    plan.refusal().map(StoreException::failure).flatMap(this::hint).ifPresent(lines::add);
    return lines;
  }

  /**
   * Warns of a store that does not keep what it says.
   *
   * @param choice the store
   * @return the warning, or empty if there is nothing to warn of
   */
  public Optional<String> warning(StoreChoice choice) {
    return choice.isAdvisory() ? Optional.of(texts.of("store.warning.advisory")) : Optional.empty();
  }

  /**
   * Names the ways out of a failure that has several.
   *
   * @param failure the failure
   * @return the ways, or empty if the code's remedy says all
   */
  public Optional<String> hint(Failure failure) {
    return texts.find(HINT + failure.type());
  }

  /**
   * Names the kind of a store.
   *
   * @param location the store
   * @return the kind in words; the location's own word if it has none
   */
  public String kind(StoreLocation location) {
    return texts.find("store.kind." + location.kind()).orElse(location.kind());
  }

  /**
   * Says where a store is.
   *
   * @param location the store
   * @return the kind, and where it is as a person would say it
   */
  public String place(StoreLocation location) {
    String place = places.of(location);
    return place.isEmpty() ? kind(location) : texts.of("store.place", kind(location), place);
  }

  /**
   * Names a protection.
   *
   * @param protection how a key is kept
   * @return the protection in words
   */
  public String protection(Protection protection) {
    return texts.of("protection." + protection.label());
  }

  private String named(StoreChoice choice) {
    String kind = kind(choice.location());
    return choice
        .protection()
        .map(protection -> kind + " (" + protection(protection) + ")")
        .orElse(kind);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
