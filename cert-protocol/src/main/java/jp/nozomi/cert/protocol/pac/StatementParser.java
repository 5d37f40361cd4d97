package jp.nozomi.cert.protocol.pac;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parses statements (ECMAScript 5.1 section 12); exceptions and labels are not among them. */
final class StatementParser {
  private final Tokens tokens;
  private final ExpressionParser expressions;
  private List<FunctionCode> functions = new ArrayList<>();
  private List<String> variables = new ArrayList<>();

  StatementParser(String script) throws PacException {
    this.tokens = new Tokens(script);
    this.expressions = new ExpressionParser(tokens, this::function);
  }

  /** The whole script. */
  Block script() throws PacException {
    List<Statement> statements = new ArrayList<>();
    while (tokens.current().kind() != Token.Kind.END) {
      statements.add(statement());
    }
    return new Block(List.copyOf(functions), List.copyOf(variables), statements);
  }

  private FunctionCode function(String name) throws PacException {
    List<FunctionCode> outerFunctions = functions;
    List<String> outerVariables = variables;
    functions = new ArrayList<>();
    variables = new ArrayList<>();
    tokens.enter();
    try {
      List<String> parameters = new ArrayList<>();
      tokens.expect("(");
      while (!tokens.skip(")")) {
        parameters.add(tokens.name());
        if (!tokens.is(")")) {
          tokens.expect(",");
        }
      }
      tokens.expect("{");
      List<Statement> statements = until("}");
      return new FunctionCode(name, parameters, new Block(functions, variables, statements));
    } finally {
      tokens.leave();
      functions = outerFunctions;
      variables = outerVariables;
    }
  }

  private List<Statement> until(String end) throws PacException {
    List<Statement> statements = new ArrayList<>();
    while (!tokens.skip(end)) {
      if (tokens.current().kind() == Token.Kind.END) {
        throw tokens.refusal("expected " + end);
      }
      statements.add(statement());
    }
    return statements;
  }

  private Statement statement() throws PacException {
    tokens.enter();
    try {
      Token token = tokens.current();
      if (token.kind() == Token.Kind.TEXT) {
        return simple();
      }
      return switch (token.text()) {
        case "{" -> {
          tokens.take();
          yield nested(new Block(List.of(), List.of(), until("}")));
        }
        case ";" -> {
          tokens.take();
          yield scope -> Statement.End.DONE;
        }
        case "var", "let", "const" -> {
          tokens.take();
          Statement declaration = declaration(true);
          tokens.endOfStatement();
          yield declaration;
        }
        case "function" -> {
          tokens.take();
          functions.add(function(tokens.name()));
          yield scope -> Statement.End.DONE;
        }
        case "if" -> choice();
        case "while" -> whileLoop();
        case "do" -> doLoop();
        case "for" -> forLoop();
        case "switch" -> selection();
        case "return" -> result();
        case "break" -> jump(Statement.How.BREAK);
        case "continue" -> jump(Statement.How.CONTINUE);
        case "try", "throw", "with", "class", "import" ->
            throw tokens.refusal(token.text() + " is not supported");
        default -> simple();
      };
    } finally {
      tokens.leave();
    }
  }

  private Statement simple() throws PacException {
    Expression expression = expressions.expression();
    tokens.endOfStatement();
    return scope -> {
      expression.value(scope);
      return Statement.End.DONE;
    };
  }

  private Statement declaration(boolean withIn) throws PacException {
    List<Statement> all = new ArrayList<>();
    do {
      String name = tokens.name();
      variables.add(name);
      if (tokens.skip("=")) {
        Expression value = withIn ? expressions.assignment() : expressions.expression(false);
        all.add(
            scope -> {
              scope.set(name, value.value(scope));
              return Statement.End.DONE;
            });
      }
    } while (tokens.skip(","));
    return new Block(List.of(), List.of(), all);
  }

  /** A chain of else if is one statement, however long it is. */
  private Statement choice() throws PacException {
    List<Expression> tests = new ArrayList<>();
    List<Statement> branches = new ArrayList<>();
    do {
      tokens.expect("if");
      tests.add(inParentheses());
      branches.add(statement());
      if (!tokens.skip("else")) {
        branches.add(scope -> Statement.End.DONE);
      } else if (!tokens.is("if")) {
        branches.add(statement());
      }
    } while (branches.size() == tests.size());
    return nested(
        scope -> {
          int chosen = 0;
          while (chosen < tests.size() && !Values.truth(tests.get(chosen).value(scope))) {
            chosen++;
          }
          return branches.get(chosen).run(scope);
        });
  }

  private Statement whileLoop() throws PacException {
    tokens.take();
    Expression test = inParentheses();
    return loop(test, statement(), scope -> Nothing.UNDEFINED);
  }

  private Statement doLoop() throws PacException {
    tokens.take();
    Statement body = statement();
    tokens.expect("while");
    Statement again = loop(inParentheses(), body, scope -> Nothing.UNDEFINED);
    tokens.skip(";");
    return nested(
        scope -> {
          Statement.End end = body.run(scope);
          return switch (end.how()) {
            case RETURN -> end;
            case BREAK -> Statement.End.DONE;
            case DONE, CONTINUE -> again.run(scope);
          };
        });
  }

  private Statement forLoop() throws PacException {
    tokens.take();
    tokens.expect("(");
    Statement first = scope -> Statement.End.DONE;
    if (tokens.is("var") || tokens.is("let") || tokens.is("const")) {
      tokens.take();
      int known = variables.size();
      first = declaration(false);
      if (tokens.skip("in")) {
        return forIn(new Expression.Variable(variables.get(known)));
      }
    } else if (!tokens.is(";")) {
      Expression start = expressions.expression(false);
      if (tokens.skip("in")) {
        if (start instanceof Expression.Place place) {
          return forIn(place);
        }
        throw tokens.refusal("a loop over what is no place");
      }
      first =
          scope -> {
            start.value(scope);
            return Statement.End.DONE;
          };
    }
    tokens.expect(";");
    Expression test = tokens.is(";") ? scope -> true : expressions.expression();
    tokens.expect(";");
    Expression step = tokens.is(")") ? scope -> Nothing.UNDEFINED : expressions.expression();
    tokens.expect(")");
    Statement begin = first;
    Statement loop = loop(test, statement(), step);
    return scope -> {
      begin.run(scope);
      return loop.run(scope);
    };
  }

  private Statement forIn(Expression.Place place) throws PacException {
    Expression over = expressions.expression();
    tokens.expect(")");
    Statement body = statement();
    return nested(
        scope -> {
          for (String key : keys(over.value(scope), scope.budget())) {
            scope.budget().step();
            place.assign(scope, key);
            Statement.End end = body.run(scope);
            if (end.how() == Statement.How.BREAK) {
              break;
            }
            if (end.how() == Statement.How.RETURN) {
              return end;
            }
          }
          return Statement.End.DONE;
        });
  }

  private static List<String> keys(Object value, Budget budget) throws PacException {
    List<String> keys = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      budget.memory(map.size());
      map.keySet().forEach(key -> keys.add(String.valueOf(key)));
    } else if (value instanceof List<?> list) {
      budget.memory(list.size());
      for (int i = 0; i < list.size(); i++) {
        keys.add(Integer.toString(i));
      }
    }
    return keys;
  }

  private Statement selection() throws PacException {
    tokens.take();
    Expression value = inParentheses();
    tokens.expect("{");
    List<Expression> labels = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    List<Statement> statements = new ArrayList<>();
    int fallback = -1;
    while (!tokens.skip("}")) {
      if (tokens.skip("case")) {
        labels.add(expressions.expression());
        starts.add(statements.size());
        tokens.expect(":");
      } else if (tokens.skip("default")) {
        fallback = statements.size();
        tokens.expect(":");
      } else {
        statements.add(statement());
      }
    }
    int otherwise = fallback < 0 ? statements.size() : fallback;
    return nested(
        scope -> {
          Object wanted = value.value(scope);
          int start = otherwise;
          for (int i = labels.size() - 1; i >= 0; i--) {
            boolean same = Values.strictlyEqual(labels.get(i).value(scope), wanted, scope.budget());
            start = same ? starts.get(i) : start;
          }
          List<Statement> rest = statements.subList(start, statements.size());
          Statement.End end = new Block(List.of(), List.of(), rest).run(scope);
          return end.how() == Statement.How.BREAK ? Statement.End.DONE : end;
        });
  }

  private Statement result() throws PacException {
    tokens.take();
    boolean empty = tokens.is(";") || tokens.is("}") || tokens.current().afterLineBreak();
    Expression value = empty ? scope -> Nothing.UNDEFINED : expressions.expression();
    tokens.endOfStatement();
    return scope -> new Statement.End(Statement.How.RETURN, value.value(scope));
  }

  private Statement jump(Statement.How how) throws PacException {
    tokens.take();
    tokens.endOfStatement();
    Statement.End end = new Statement.End(how, Nothing.UNDEFINED);
    return scope -> end;
  }

  private Expression inParentheses() throws PacException {
    tokens.expect("(");
    Expression inner = expressions.expression();
    tokens.expect(")");
    return inner;
  }

  private static Statement loop(Expression test, Statement body, Expression step) {
    return nested(
        scope -> {
          while (Values.truth(test.value(scope))) {
            scope.budget().step();
            Statement.End end = body.run(scope);
            if (end.how() == Statement.How.BREAK) {
              break;
            }
            if (end.how() == Statement.How.RETURN) {
              return end;
            }
            step.value(scope);
          }
          return Statement.End.DONE;
        });
  }

  private static Statement nested(Statement inner) {
    return scope -> {
      scope.budget().enter();
      Statement.End end = inner.run(scope);
      scope.budget().leave();
      return end;
    };
  }
}
