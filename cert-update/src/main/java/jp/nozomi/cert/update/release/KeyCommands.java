package jp.nozomi.cert.update.release;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.update.state.AtomicFiles;
import jp.nozomi.cert.update.tuf.RoleType;

/**
 * What is done with keys: making one, and signing drafts with it.
 *
 * @param arguments the command
 * @param out tells what was done
 * @param passphrases opens keys
 * @param iterations how long passphrases are stretched
 */
record KeyCommands(Arguments arguments, PrintWriter out, Passphrases passphrases, int iterations) {

  /** Makes a key file, and its public part beside it. */
  void keygen() throws ReleaseException, IOException {
    Path file = arguments.path("--key");
    String role = arguments.one("--role");
    if (!RoleType.isTopLevel(role)) {
      throw new ReleaseException("--role is root, targets, snapshot or timestamp");
    }
    String type = arguments.optional("--type").orElse("ed25519");
    try (Secret passphrase = passphrases.ask("new passphrase of " + file.getFileName())) {
      PublicPart key =
          KeyFile.make(file, type, role, arguments.has("--demo"), passphrase, iterations);
      Path exported = file.resolveSibling(file.getFileName() + ".pub");
      AtomicFiles.write(exported, JsonWriter.pretty(key.json()));
      out.println("key " + key.id() + " in " + file + ", its public part in " + exported);
    }
  }

  /** Signs a draft that was brought here; the signature is a file of its own, to be taken back. */
  void sign() throws ReleaseException, IOException {
    Path file = arguments.path("--draft");
    Draft draft = Draft.read(file);
    out.println("hash  " + draft.spokenHash());
    SigningKey key = signingKey(arguments.one("--key"));
    Path signature = arguments.path("--out");
    AtomicFiles.write(signature, JsonWriter.pretty(key.sign(draft.canonical())));
    out.println("signed by " + key.publicKey().id() + " in " + signature);
  }

  void importSignature() throws ReleaseException, IOException {
    Path file = arguments.path("--draft");
    Draft draft = Draft.read(file);
    for (String name : arguments.all("--signature")) {
      try {
        draft =
            draft.with(
                new JsonReader(JsonLimits.MESSAGE).readObject(Files.readAllBytes(Path.of(name))));
      } catch (JsonException e) {
        throw new ReleaseException(name + " is no signature: " + e.getMessage());
      }
    }
    draft.write(file);
    out.println("hash  " + draft.spokenHash());
    out.println(draft.signatures().size() + " signatures in " + file);
  }

  SigningKey signingKey(String name) throws ReleaseException, IOException {
    return name.startsWith(TokenKey.PREFIX)
        ? TokenKey.open(name, passphrases)
        : KeyFile.open(Path.of(name), passphrases);
  }

  List<PublicPart> publicParts(String option) throws ReleaseException, IOException {
    List<PublicPart> parts = new ArrayList<>();
    for (String name : arguments.all(option)) {
      parts.add(publicPart(name));
    }
    return parts;
  }

  private PublicPart publicPart(String key) throws ReleaseException, IOException {
    return key.startsWith(TokenKey.PREFIX)
        ? TokenKey.open(key, passphrases).publicKey()
        : KeyFile.readPublic(Path.of(key));
  }
}
