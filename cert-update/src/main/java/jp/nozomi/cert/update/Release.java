package jp.nozomi.cert.update;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.update.tuf.TargetFile;

/**
 * What the signed metadata says of an installer, in its member {@code custom}.
 *
 * @param file the installer
 * @param version what it installs
 * @param minimum lower versions than this must update
 * @param os the operating system
 * @param arch the processor
 * @param type the installer's kind
 * @param channel for example stable
 * @param rolloutPercent for which share of the installations it is already meant
 * @param notes what is new, by language tag
 */
record Release(
    TargetFile file,
    Version version,
    Optional<Version> minimum,
    String os,
    String arch,
    String type,
    String channel,
    int rolloutPercent,
    Map<String, String> notes) {

  /** Reads it; a target that is no installer, or one of a form to come, is none. */
  static Optional<Release> of(TargetFile file) {
    JsonObject custom = file.custom();
    try {
      Optional<String> least = custom.optionalString("minVersion");
      Optional<Version> minimum = least.flatMap(Version::parse);
      Optional<Version> version = custom.optionalString("version").flatMap(Version::parse);
      if (version.isEmpty() || least.isPresent() != minimum.isPresent()) {
        return Optional.empty();
      }
      return Optional.of(
          new Release(
              file,
              version.get(),
              minimum,
              custom.string("os"),
              custom.string("arch"),
              custom.string("type"),
              custom.string("channel"),
              custom.get("rolloutPercent").isEmpty()
                  ? 100
                  : custom.integer("rolloutPercent", 0, 100),
              notes(custom.optionalObject("notes"))));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> notes(Optional<JsonObject> notes) throws JsonException {
    Map<String, String> out = new LinkedHashMap<>();
    if (notes.isPresent()) {
      for (String language : notes.get().members().keySet()) {
        out.put(language, notes.get().string(language));
      }
    }
    return out;
  }

  boolean fits(Platform platform, String wantedChannel) {
    return os.equals(platform.os())
        && arch.equals(platform.arch())
        && type.equals(platform.type())
        && channel.equals(wantedChannel);
  }

  Offer offer(boolean mandatory) {
    return new Offer(version, mandatory, file.length(), notes, file.path());
  }
}
