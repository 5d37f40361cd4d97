package jp.nozomi.cert.update.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.nozomi.cert.update.tuf.RoleType;

/** A command, options with values and flags without. */
final class Arguments {
  private static final Set<String> FLAGS = Set.of("--demo", "--distribution", "--stdin");

  private static final Set<String> OPTIONS =
      Set.of(
          "--add",
          "--arch",
          "--channel",
          "--days",
          "--draft",
          "--file",
          "--key",
          "--minVersion",
          "--name",
          "--notes",
          "--os",
          "--out",
          "--path",
          "--remove",
          "--repository",
          "--role",
          "--rolloutPercent",
          "--root",
          "--root-key",
          "--root-threshold",
          "--signature",
          "--snapshot-key",
          "--targets-key",
          "--threshold",
          "--timestamp-key",
          "--type",
          "--version");

  private static final Pattern ROLE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private final String command;
  private final Map<String, List<String>> options = new HashMap<>();
  private final Set<String> flags = new HashSet<>();

  Arguments(String[] words) throws ReleaseException {
    this.command = words.length == 0 ? "help" : words[0];
    for (int i = 1; i < words.length; i++) {
      String word = words[i];
      if (FLAGS.contains(word)) {
        flags.add(word);
      } else if (OPTIONS.contains(word) && i + 1 < words.length) {
        options.computeIfAbsent(word, name -> new ArrayList<>()).add(words[++i]);
      } else {
        throw new ReleaseException("not understood: " + word);
      }
    }
  }

  String command() {
    return command;
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }

  List<String> all(String name) {
    return options.getOrDefault(name, List.of());
  }

  Optional<String> optional(String name) throws ReleaseException {
    List<String> given = all(name);
    if (given.size() > 1) {
      throw new ReleaseException(name + " is given twice");
    }
    return given.stream().findFirst();
  }

  String one(String name) throws ReleaseException {
    return optional(name).orElseThrow(() -> new ReleaseException(name + " is missing"));
  }

  Path path(String name) throws ReleaseException {
    return Path.of(one(name));
  }

  RepositoryFolder repository() throws ReleaseException {
    return new RepositoryFolder(path("--repository"));
  }

  /** Gives the targets role that is meant. */
  String roleName() throws ReleaseException {
    String name = optional("--name").orElse("targets");
    boolean known = name.equals("targets") || !RoleType.isTopLevel(name);
    if (!known || !ROLE.matcher(name).matches()) {
      throw new ReleaseException("--name is in small letters, digits and hyphens");
    }
    return name;
  }

  int daysOf(String role) throws ReleaseException {
    return number("--days", Rendering.daysOf(role));
  }

  int number(String name, int otherwise) throws ReleaseException {
    Optional<String> given = optional(name);
    try {
      return given.isEmpty() ? otherwise : Integer.parseInt(given.get());
    } catch (NumberFormatException e) {
      throw new ReleaseException(name + " must be a number");
    }
  }
}
