package jp.nozomi.cert.testkit.bank;

import java.util.Optional;
import jp.nozomi.cert.core.json.JsonObject;

/** The bank's no: a problem of the wire protocol with its members. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient JsonObject members;
  private final transient Optional<SessionView> session;

  /**
   * Makes a refusal without further members.
   *
   * @param type the problem
   * @param detail what happened, for the person who debugs a client
   */
  public Refusal(ProblemType type, String detail) {
    this(type, detail, JsonObject.builder().build(), Optional.empty());
  }

  /**
   * Makes a refusal.
   *
   * @param type the problem
   * @param detail what happened, for the person who debugs a client
   * @param members the problem document's members besides the standard ones
   * @param session the session as it is now, where the document shows it
   */
  public Refusal(
      ProblemType type, String detail, JsonObject members, Optional<SessionView> session) {
    super(type.wireName() + ": " + detail);
    this.type = type;
    this.members = members;
    this.session = session;
  }

  /**
   * Gives the problem.
   *
   * @return its type
   */
  public ProblemType type() {
    return type;
  }

  /**
   * Gives the further members.
   *
   * @return the members
   */
  public JsonObject members() {
    return members;
  }

  /**
   * Gives the session for the document.
   *
   * @return the session as it is after the refusal, where the document shows it
   */
  public Optional<SessionView> session() {
    return session;
  }
}
