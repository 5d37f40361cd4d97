package jp.nozomi.cert.protocol.pac;

import java.util.Optional;

/** Cuts a script into tokens, one after the other. */
final class Lexer {
  /** Longest first, so that each is found whole. */
  private static final String[] SIGNS = {
    ">>>=", "===", "!==", ">>>", "<<=", ">>=", "==", "!=", "<=", ">=", "&&", "||", "++", "--", "+=",
    "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "{", "}", "(", ")", "[", "]", ";", ",",
    "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~", "?", ":", "=", "."
  };

  private final String script;
  private int at;
  private int line = 1;

  Lexer(String script) {
    this.script = script;
  }

  Token next() throws PacException {
    boolean lineBreak = skip();
    int start = at;
    if (at >= script.length()) {
      return new Token(Token.Kind.END, "", line, true);
    }
    char first = script.charAt(at);
    if (isDigitAt(at) || (first == '.' && isDigitAt(at + 1))) {
      number();
      return new Token(Token.Kind.NUMBER, script.substring(start, at), line, lineBreak);
    }
    if (isNamePart(first)) {
      while (at < script.length() && isNamePart(script.charAt(at))) {
        at++;
      }
      return new Token(Token.Kind.NAME, script.substring(start, at), line, lineBreak);
    }
    if (first == '"' || first == '\'') {
      at++;
      return new Token(Token.Kind.TEXT, text(first), line, lineBreak);
    }
    for (String sign : SIGNS) {
      if (script.startsWith(sign, at)) {
        at += sign.length();
        return new Token(Token.Kind.SIGN, sign, line, lineBreak);
      }
    }
    throw refusal("a character that has no place here");
  }

  /** Reads the rest of a pattern whose slash was taken for a division. */
  PatternLiteral pattern(Token slash) throws PacException {
    at -= slash.text().length() - 1;
    int start = at;
    boolean inClass = false;
    while (inClass || current() != '/') {
      char c = current();
      if (c == '\n' || c == '\r') {
        throw refusal("a pattern without an end");
      }
      inClass = c == '[' || (inClass && c != ']');
      at += c == '\\' ? 2 : 1;
    }
    String source = script.substring(start, at++);
    int flags = at;
    while (at < script.length() && isNamePart(script.charAt(at))) {
      at++;
    }
    return new PatternLiteral(source, script.substring(flags, at));
  }

  /** A pattern as the script has it. */
  record PatternLiteral(String source, String flags) {}

  PacException refusal(String problem) {
    return new PacException("line " + line + ": " + problem);
  }

  /** Tells whether a line ended. */
  private boolean skip() throws PacException {
    boolean lineBreak = false;
    while (at < script.length()) {
      char c = script.charAt(at);
      if (c == '\n') {
        line++;
        lineBreak = true;
        at++;
      } else if (Character.isWhitespace(c) || c == '\ufeff' || c == '\u00a0') {
        at++;
      } else if (script.startsWith("//", at) || script.startsWith("<!--", at)) {
        int end = script.indexOf('\n', at);
        at = end < 0 ? script.length() : end;
      } else if (script.startsWith("/*", at)) {
        int end = script.indexOf("*/", at + 2);
        if (end < 0) {
          throw refusal("a comment without an end");
        }
        long lines = script.substring(at, end).chars().filter(one -> one == '\n').count();
        line += (int) lines;
        lineBreak |= lines > 0;
        at = end + 2;
      } else {
        break;
      }
    }
    return lineBreak;
  }

  private void number() {
    if (script.startsWith("0x", at) || script.startsWith("0X", at)) {
      at += 2;
      while (at < script.length() && Character.digit(script.charAt(at), 16) >= 0) {
        at++;
      }
      return;
    }
    while (isDigitAt(at) || (at < script.length() && script.charAt(at) == '.')) {
      at++;
    }
    boolean exponent = at < script.length() && (script.charAt(at) | 0x20) == 'e';
    if (exponent && (isDigitAt(at + 1) || isDigitAt(at + 2))) {
      at += 2;
      while (isDigitAt(at)) {
        at++;
      }
    }
  }

  private String text(char quote) throws PacException {
    StringBuilder text = new StringBuilder();
    while (current() != quote) {
      char c = script.charAt(at++);
      if (c == '\n') {
        throw refusal("a text without an end");
      }
      if (c == '\\') {
        escaped().ifPresent(text::append);
      } else {
        text.append(c);
      }
    }
    at++;
    return text.toString();
  }

  /** Empty for a line that goes on. */
  private Optional<Character> escaped() throws PacException {
    char c = current();
    at++;
    return switch (c) {
      case 'n' -> Optional.of('\n');
      case 't' -> Optional.of('\t');
      case 'r' -> Optional.of('\r');
      case 'b' -> Optional.of('\b');
      case 'f' -> Optional.of('\f');
      case 'v' -> Optional.of('\u000b');
      case '0' -> Optional.of('\0');
      case 'x' -> Optional.of(hex(2));
      case 'u' -> Optional.of(hex(4));
      case '\n' -> {
        line++;
        yield Optional.empty();
      }
      default -> Optional.of(c);
    };
  }

  private char hex(int digits) throws PacException {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(current(), 16);
      if (digit < 0) {
        throw refusal("not a hexadecimal digit");
      }
      value = value * 16 + digit;
      at++;
    }
    return (char) value;
  }

  private char current() throws PacException {
    if (at >= script.length()) {
      throw refusal("the script ends in the middle");
    }
    return script.charAt(at);
  }

  private boolean isDigitAt(int index) {
    return index < script.length() && script.charAt(index) >= '0' && script.charAt(index) <= '9';
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}
