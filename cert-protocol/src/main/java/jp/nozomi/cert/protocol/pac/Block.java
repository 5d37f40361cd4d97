package jp.nozomi.cert.protocol.pac;

import java.util.List;

/**
 * Statements one after the other, whose functions are known from the start.
 *
 * @param functions the functions that are declared in it
 * @param variables the variables that are declared in it, wherever
 * @param statements the statements
 */
record Block(List<FunctionCode> functions, List<String> variables, List<Statement> statements)
    implements Statement {
  @Override
  public End run(Scope scope) throws PacException {
    for (String variable : variables) {
      if (!scope.declares(variable)) {
        scope.declare(variable, Nothing.UNDEFINED);
      }
    }
    for (FunctionCode function : functions) {
      scope.declare(function.name(), function.in(scope));
    }
    for (Statement statement : statements) {
      scope.budget().step();
      End end = statement.run(scope);
      if (end.how() != How.DONE) {
        return end;
      }
    }
    return End.DONE;
  }
}
