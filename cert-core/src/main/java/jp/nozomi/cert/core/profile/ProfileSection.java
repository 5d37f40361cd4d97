package jp.nozomi.cert.core.profile;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;

/**
 * One object of a profile, which knows its path, so that a refusal can name it.
 *
 * @param path the object's path from the top, for example support; empty at the top
 * @param json the object
 */
record ProfileSection(String path, JsonObject json) {
  private static final int LONGEST_TEXT = 200;
  private static final int MOST_ELEMENTS = 100;

  /** A getter of {@link JsonObject}. */
  private interface Getter<T> {
    T get(String name) throws JsonException;
  }

  ProfileSection section(String name) throws ProfileException {
    return new ProfileSection(member(name), get(name, json::object));
  }

  Optional<ProfileSection> optionalSection(String name) throws ProfileException {
    return get(name, json::optionalObject)
        .map(section -> new ProfileSection(member(name), section));
  }

  int integer(String name, int min, int max) throws ProfileException {
    return get(name, member -> json.integer(member, min, max));
  }

  /** A text that is shown: not empty, without control characters. */
  String text(String name) throws ProfileException {
    return shown(name, get(name, json::string));
  }

  LocalText localText(String name) throws ProfileException {
    ProfileSection languages = section(name);
    return new LocalText(languages.text("ja"), languages.text("en"));
  }

  String matching(String name, String pattern) throws ProfileException {
    return matching(name, get(name, json::string), pattern);
  }

  String matching(String name, String value, String pattern) throws ProfileException {
    if (!value.matches(pattern)) {
      throw refusal(name, "must match " + pattern);
    }
    return value;
  }

  Optional<String> optionalMatching(String name, String pattern) throws ProfileException {
    Optional<String> value = get(name, json::optionalString);
    return value.isEmpty() ? Optional.empty() : Optional.of(matching(name, value.get(), pattern));
  }

  /** The strings of an array, none if it is absent. */
  List<String> strings(String name) throws ProfileException {
    List<String> strings = get(name, json::strings);
    if (strings.size() > MOST_ELEMENTS) {
      throw refusal(name, "more than " + MOST_ELEMENTS + " elements");
    }
    return strings;
  }

  /** A value that has a name among a fixed few. */
  <T> T named(String name, Function<String, Optional<T>> find) throws ProfileException {
    return named(name, get(name, json::string), find);
  }

  <T> Optional<T> optionalNamed(String name, Function<String, Optional<T>> find)
      throws ProfileException {
    Optional<String> label = get(name, json::optionalString);
    return label.isEmpty() ? Optional.empty() : Optional.of(named(name, label.get(), find));
  }

  <T> List<T> allNamed(String name, Function<String, Optional<T>> find) throws ProfileException {
    List<T> all = new ArrayList<>();
    for (String label : strings(name)) {
      all.add(named(name, label, find));
    }
    return all;
  }

  URI https(String name) throws ProfileException {
    return https(name, get(name, json::string));
  }

  Optional<URI> optionalHttps(String name) throws ProfileException {
    Optional<String> url = get(name, json::optionalString);
    return url.isEmpty() ? Optional.empty() : Optional.of(https(name, url.get()));
  }

  URI https(String name, String text) throws ProfileException {
    try {
      URI url = new URI(text);
      // Called for its check only.
      Origin.of(url);
      return url;
    } catch (URISyntaxException | IllegalArgumentException e) {
      // Without its cause, which quotes the URL: user info may be a password.
      throw refusal(name, "must be an https URL with a host and without user info");
    }
  }

  ProfileException refusal(String name, String problem) {
    return new ProfileException(member(name), problem, null);
  }

  ProfileException refusal(String name, String problem, Throwable cause) {
    return new ProfileException(member(name), problem, cause);
  }

  private <T> T named(String name, String label, Function<String, Optional<T>> find)
      throws ProfileException {
    return find.apply(label)
        .orElseThrow(() -> refusal(name, "not one of the names that it may have"));
  }

  private String shown(String name, String value) throws ProfileException {
    if (value.isBlank() || value.length() > LONGEST_TEXT) {
      throw refusal(name, "must have 1 to " + LONGEST_TEXT + " characters");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw refusal(name, "must be without control characters");
    }
    return value;
  }

  private <T> T get(String name, Getter<T> getter) throws ProfileException {
    try {
      return getter.get(name);
    } catch (JsonException e) {
      throw refusal(name, e.problem(), e);
    }
  }

  private String member(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
