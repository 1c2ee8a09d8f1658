package io.rondo.workers.engine;

/** A result that the process reacts to: becomes the BPMN error {@code capability.factInPast}. */
public class BusinessError extends RuntimeException {

  private final String code;

  /** An error with the code that the model catches and a sentence for people. */
  public BusinessError(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The BPMN error code. */
  public String code() {
    return code;
  }
}
