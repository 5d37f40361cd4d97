package jp.nozomi.cert.protocol.pac;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parses expressions (ECMAScript 5.1 section 11) into what evaluates them. */
final class ExpressionParser {
  private static final Set<String> ASSIGNMENTS =
      Set.of("=", "+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "<<=", ">>=", ">>>=");

  private final Tokens tokens;
  private final Bodies bodies;

  /** Parses a function from its parameters on. */
  interface Bodies {
    FunctionCode function(String name) throws PacException;
  }

  ExpressionParser(Tokens tokens, Bodies bodies) {
    this.tokens = tokens;
    this.bodies = bodies;
  }

  /** One expression, or several with commas between them. */
  Expression expression() throws PacException {
    return expression(true);
  }

  /** In the head of a for, {@code in} is no operator. */
  Expression expression(boolean withIn) throws PacException {
    Expression first = assignment(withIn);
    while (tokens.skip(",")) {
      Expression before = first;
      Expression next = assignment(withIn);
      first =
          nested(
              scope -> {
                before.value(scope);
                return next.value(scope);
              });
    }
    return first;
  }

  Expression assignment() throws PacException {
    return assignment(true);
  }

  private Expression assignment(boolean withIn) throws PacException {
    tokens.enter();
    try {
      Expression target = conditional(withIn);
      Token sign = tokens.current();
      if (sign.kind() != Token.Kind.SIGN || !ASSIGNMENTS.contains(sign.text())) {
        return target;
      }
      tokens.take();
      Expression.Place place = place(target);
      Expression value = assignment(withIn);
      String operator = sign.text().substring(0, sign.text().length() - 1);
      return nested(
          scope -> {
            Object assigned =
                operator.isEmpty()
                    ? value.value(scope)
                    : Operators.apply(
                        operator, place.value(scope), value.value(scope), scope.budget());
            place.assign(scope, assigned);
            return assigned;
          });
    } finally {
      tokens.leave();
    }
  }

  private Expression conditional(boolean withIn) throws PacException {
    Expression test = logical(withIn, "||");
    if (!tokens.skip("?")) {
      return test;
    }
    Expression then = assignment(true);
    tokens.expect(":");
    Expression otherwise = assignment(withIn);
    return nested(scope -> (Values.truth(test.value(scope)) ? then : otherwise).value(scope));
  }

  /** Evaluated in a loop: scripts have lists of hundreds of hosts with || between them. */
  private Expression logical(boolean withIn, String sign) throws PacException {
    boolean or = sign.equals("||");
    List<Expression> operands = new ArrayList<>();
    do {
      operands.add(or ? logical(withIn, "&&") : binary(0, withIn));
    } while (tokens.skip(sign));
    if (operands.size() == 1) {
      return operands.get(0);
    }
    return nested(
        scope -> {
          Object value = or;
          for (Expression operand : operands) {
            value = operand.value(scope);
            if (Values.truth(value) == or) {
              break;
            }
          }
          return value;
        });
  }

  private Expression binary(int level, boolean withIn) throws PacException {
    if (level == Operators.LEVELS.size()) {
      return unary();
    }
    Expression left = binary(level + 1, withIn);
    while (Operators.LEVELS.get(level).contains(tokens.current().text())
        && tokens.current().kind() != Token.Kind.TEXT
        && (withIn || !tokens.is("in"))) {
      String sign = tokens.take().text();
      Expression first = left;
      Expression second = binary(level + 1, withIn);
      left =
          nested(
              scope ->
                  Operators.apply(sign, first.value(scope), second.value(scope), scope.budget()));
    }
    return left;
  }

  private Expression unary() throws PacException {
    tokens.enter();
    try {
      Token sign = tokens.current();
      if (sign.is("++") || sign.is("--")) {
        tokens.take();
        return step(place(unary()), sign.text(), false);
      }
      if (sign.kind() == Token.Kind.TEXT
          || !Set.of("!", "-", "+", "~", "typeof", "void").contains(sign.text())) {
        return postfix();
      }
      tokens.take();
      Expression operand = unary();
      return switch (sign.text()) {
        case "!" -> nested(scope -> !Values.truth(operand.value(scope)));
        case "-" -> nested(scope -> -Values.number(operand.value(scope)));
        case "+" -> nested(scope -> Values.number(operand.value(scope)));
        case "~" -> nested(scope -> (double) ~Values.bits(operand.value(scope)));
        case "typeof" ->
            nested(
                scope ->
                    Values.type(
                        operand instanceof Expression.Variable variable
                            ? scope.find(variable.name())
                            : operand.value(scope)));
        default ->
            nested(
                scope -> {
                  operand.value(scope);
                  return Nothing.UNDEFINED;
                });
      };
    } finally {
      tokens.leave();
    }
  }

  private Expression postfix() throws PacException {
    Expression operand = memberOrCall();
    Token sign = tokens.current();
    if ((sign.is("++") || sign.is("--")) && !sign.afterLineBreak()) {
      tokens.take();
      return step(place(operand), sign.text(), true);
    }
    return operand;
  }

  private static Expression step(Expression.Place place, String sign, boolean givesOld) {
    return nested(
        scope -> {
          double old = Values.number(place.value(scope));
          double stepped = sign.equals("++") ? old + 1 : old - 1;
          place.assign(scope, stepped);
          return givesOld ? old : stepped;
        });
  }

  private Expression memberOrCall() throws PacException {
    Expression operand = tokens.skip("new") ? created() : primary();
    while (true) {
      if (tokens.skip(".")) {
        String name = tokens.name();
        operand = new Expression.Member(operand, scope -> name);
      } else if (tokens.skip("[")) {
        Expression key = expression();
        tokens.expect("]");
        operand = new Expression.Member(operand, key);
      } else if (tokens.skip("(")) {
        operand = call(operand, list(")"));
      } else {
        return operand;
      }
    }
  }

  private Expression created() throws PacException {
    String type = tokens.name();
    Expression constructor = new Expression.Variable(type);
    return call(constructor, tokens.skip("(") ? list(")") : List.of());
  }

  private static Expression call(Expression callee, List<Expression> given) {
    if (callee instanceof Expression.Member member) {
      return nested(
          scope -> {
            Object owner = member.owner().value(scope);
            String name = Values.text(member.key().value(scope), scope.budget());
            return Methods.call(owner, name, values(given, scope), scope.budget());
          });
    }
    return nested(
        scope -> {
          if (callee.value(scope) instanceof Function function) {
            return function.call(values(given, scope), scope.budget());
          }
          throw new PacException("a call of what is no function");
        });
  }

  private static List<Object> values(List<Expression> expressions, Scope scope)
      throws PacException {
    scope.budget().memory(expressions.size());
    List<Object> values = new ArrayList<>();
    for (Expression expression : expressions) {
      values.add(expression.value(scope));
    }
    return values;
  }

  private List<Expression> list(String end) throws PacException {
    List<Expression> all = new ArrayList<>();
    while (!tokens.skip(end)) {
      all.add(assignment());
      if (!tokens.is(end)) {
        tokens.expect(",");
      }
    }
    return all;
  }

  private Expression primary() throws PacException {
    Token token = tokens.current();
    if (token.is("/") || token.is("/=")) {
      PacPattern pattern = tokens.pattern();
      return scope -> pattern;
    }
    tokens.take();
    return switch (token.kind()) {
      case NUMBER -> constant(Values.number(token.text()));
      case TEXT -> constant(token.text());
      case NAME -> named(token.text());
      case SIGN -> grouped(token.text());
      case END -> throw tokens.refusal("the script ends in the middle");
    };
  }

  private Expression named(String name) throws PacException {
    return switch (name) {
      case "true" -> constant(true);
      case "false" -> constant(false);
      case "null" -> constant(Nothing.NULL);
      case "undefined", "this" -> constant(Nothing.UNDEFINED);
      case "function" -> {
        FunctionCode code =
            bodies.function(tokens.current().kind() == Token.Kind.NAME ? tokens.name() : "");
        yield code::in;
      }
      default -> new Expression.Variable(name);
    };
  }

  private Expression grouped(String sign) throws PacException {
    return switch (sign) {
      case "(" -> {
        Expression inner = expression();
        tokens.expect(")");
        yield inner;
      }
      case "[" -> {
        List<Expression> elements = list("]");
        yield nested(scope -> values(elements, scope));
      }
      case "{" -> object();
      default -> throw tokens.refusal("unexpected " + sign);
    };
  }

  private Expression object() throws PacException {
    List<String> names = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    while (!tokens.skip("}")) {
      names.add(tokens.take().text());
      tokens.expect(":");
      values.add(assignment());
      if (!tokens.is("}")) {
        tokens.expect(",");
      }
    }
    return nested(
        scope -> {
          List<Object> all = values(values, scope);
          Map<String, Object> members = new HashMap<>();
          for (int i = 0; i < all.size(); i++) {
            members.put(names.get(i), all.get(i));
          }
          return members;
        });
  }

  private Expression.Place place(Expression target) throws PacException {
    if (target instanceof Expression.Place place) {
      return place;
    }
    throw tokens.refusal("an assignment to what is no place");
  }

  private static Expression constant(Object value) {
    return scope -> value;
  }

  private static Expression nested(Expression inner) {
    return scope -> {
      Budget budget = scope.budget();
      budget.step();
      budget.enter();
      Object value = inner.value(scope);
      budget.leave();
      return value;
    };
  }
}
