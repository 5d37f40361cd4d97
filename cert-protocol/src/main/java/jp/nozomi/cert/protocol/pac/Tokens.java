package jp.nozomi.cert.protocol.pac;

/** The script's tokens with one of them in view, and how deep the parser stands in it. */
final class Tokens {
  private static final int DEEPEST = 200;

  private final Lexer lexer;
  private Token current;
  private int depth;

  Tokens(String script) throws PacException {
    this.lexer = new Lexer(script);
    this.current = lexer.next();
  }

  Token current() {
    return current;
  }

  Token take() throws PacException {
    Token taken = current;
    current = lexer.next();
    return taken;
  }

  boolean is(String sign) {
    return current.is(sign);
  }

  /** Takes a sign or word if it comes next. */
  boolean skip(String sign) throws PacException {
    if (!current.is(sign)) {
      return false;
    }
    take();
    return true;
  }

  void expect(String sign) throws PacException {
    if (!skip(sign)) {
      throw refusal("expected " + sign + " but found " + current.text());
    }
  }

  String name() throws PacException {
    if (current.kind() != Token.Kind.NAME) {
      throw refusal("expected a name but found " + current.text());
    }
    return take().text();
  }

  /** The end of a statement, which may be left out at the end of a line. */
  void endOfStatement() throws PacException {
    if (!skip(";") && !is("}") && !current.afterLineBreak()) {
      throw refusal("unexpected " + current.text());
    }
  }

  PacPattern pattern() throws PacException {
    Lexer.PatternLiteral literal = lexer.pattern(current);
    current = lexer.next();
    return PacPattern.of(literal.source(), literal.flags());
  }

  /** Goes into something that can hold itself. */
  void enter() throws PacException {
    if (++depth > DEEPEST) {
      throw refusal("more than " + DEEPEST + " levels in one another");
    }
  }

  void leave() {
    depth--;
  }

  PacException refusal(String problem) {
    return new PacException("line " + current.line() + ": " + problem);
  }
}
