package io.rondo.workers.engine;

/** A user task cannot be completed so; the message says what to do instead. */
public class TaskRefused extends RuntimeException {

  /** What kind of refusal it is, for callers that answer with a status. */
  public enum Kind {
    /** Something is missing or wrong. */
    WRONG,
    /** Somebody else has to do it. */
    FORBIDDEN,
    /** It is no longer what the person saw. */
    STALE
  }

  private final Kind kind;

  private TaskRefused(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** The sentence the person sees. */
  public TaskRefused(String message) {
    this(Kind.WRONG, message);
  }

  /** Not this person. */
  public static TaskRefused forbidden(String message) {
    return new TaskRefused(Kind.FORBIDDEN, message);
  }

  /** Not any more: the person has to look again. */
  public static TaskRefused stale(String message) {
    return new TaskRefused(Kind.STALE, message);
  }

  /** What kind of refusal it is. */
  public Kind kind() {
    return kind;
  }
}
