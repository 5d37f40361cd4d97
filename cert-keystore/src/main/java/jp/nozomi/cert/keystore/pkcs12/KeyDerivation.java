package jp.nozomi.cert.keystore.pkcs12;

/** How key bytes are made of a password; a value, so that equal derivations are done once. */
interface KeyDerivation {
  /** No program writes more (the JDK reads as many); five million take seconds. */
  int MAX_ITERATIONS = 5_000_000;

  /** Salts in the field have 8 to 20 bytes. */
  int MAX_SALT_BYTES = 1024;

  /** Gives the salt in hexadecimal digits, which compare by value. */
  String salt();

  int iterations();

  /** Derives the key; the caller clears it. */
  byte[] derive(char[] password);
}
