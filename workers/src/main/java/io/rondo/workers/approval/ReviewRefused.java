package io.rondo.workers.approval;

/** This person may not do so, or not so; the message says why and what to do. */
public class ReviewRefused extends RuntimeException {

  /** What kind of refusal it is. */
  public enum Kind {
    /** Somebody else has to do it. */
    FORBIDDEN,
    /** It is no longer what the person saw. */
    STALE,
    /** Something is missing or unknown. */
    WRONG
  }

  private final Kind kind;

  ReviewRefused(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  ReviewRefused(String message) {
    this(Kind.WRONG, message);
  }

  static ReviewRefused forbidden(String message) {
    return new ReviewRefused(Kind.FORBIDDEN, message);
  }

  static ReviewRefused stale(String message) {
    return new ReviewRefused(Kind.STALE, message);
  }

  /** What kind of refusal it is. */
  public Kind kind() {
    return kind;
  }
}
