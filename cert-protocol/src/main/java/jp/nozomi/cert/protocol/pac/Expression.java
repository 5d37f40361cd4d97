package jp.nozomi.cert.protocol.pac;

/** An expression that can be evaluated; one that is a place can be assigned to. */
@FunctionalInterface
interface Expression {
  Object value(Scope scope) throws PacException;

  /** An expression that names a place: a variable or a member. */
  interface Place extends Expression {
    void assign(Scope scope, Object value) throws PacException;
  }

  /** A variable. */
  record Variable(String name) implements Place {
    @Override
    public Object value(Scope scope) throws PacException {
      scope.budget().step();
      return scope.get(name);
    }

    @Override
    public void assign(Scope scope, Object value) throws PacException {
      scope.budget().step();
      scope.set(name, value);
    }
  }

  /** A member of a list, an object or a text. */
  record Member(Expression owner, Expression key) implements Place {
    @Override
    public Object value(Scope scope) throws PacException {
      Budget budget = scope.budget();
      budget.step();
      budget.enter();
      Object value = Members.get(owner.value(scope), key.value(scope), budget);
      budget.leave();
      return value;
    }

    @Override
    public void assign(Scope scope, Object value) throws PacException {
      scope.budget().step();
      Members.set(owner.value(scope), key.value(scope), value, scope.budget());
    }
  }
}
