package jp.nozomi.cert.keystore.pkcs11;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreOffer;
import jp.nozomi.cert.core.store.StorePrompt;

/**
 * Takes one of SoftHSM's tokens away after p11-kit has seen it, and looks for tokens again.
 *
 * <p>In a process of its own, because p11-kit and its modules are loaded once.
 */
final class OneTokenFails {
  private OneTokenFails() {}

  /** Arguments: the folder of the tokens; the PIN on the input; prints one finding a line. */
  public static void main(String[] args) throws IOException, StoreException {
    Path tokens = Path.of(args[0], "tokens");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Secret pin = Secret.take(in.readLine().toCharArray())) {
      System.out.println("before: " + offered());
      open("pkcs11:?token=broken", pin).close();
      Files.move(folderOf("broken", tokens), Path.of(args[0], "away"));

      System.out.println("offered: " + offered());
      try (CertificateStore store = open("pkcs11:?token=sound", pin)) {
        System.out.println("listed: " + store.list());
      }
      System.out.println("asked for: " + refusal("pkcs11:?token=broken", pin));
      Files.move(folderOf("sound", tokens), Path.of(args[0], "away too"));
      System.out.println("only one: " + refusal("pkcs11", pin));
    }
  }

  private static List<String> offered() {
    return new Pkcs11Provider()
        .tokens().stream().map(StoreOffer::location).map(Object::toString).sorted().toList();
  }

  private static CertificateStore open(String location, Secret pin) throws StoreException {
    return CertificateStores.open(location, StorePrompt.answering(pin));
  }

  private static String refusal(String location, Secret pin) {
    try {
      open(location, pin).close();
      return "opened";
    } catch (StoreException e) {
      return e.reason() + " " + e.getMessage();
    }
  }

  /** SoftHSM writes a token's label as it is into the first of its objects. */
  private static Path folderOf(String label, Path tokens) throws IOException {
    try (Stream<Path> all = Files.list(tokens)) {
      for (Path each : all.toList()) {
        byte[] object = Files.readAllBytes(each.resolve("token.object"));
        if (new String(object, StandardCharsets.ISO_8859_1).contains(label)) {
          return each;
        }
      }
    }
    throw new IOException("no token " + label);
  }
}
