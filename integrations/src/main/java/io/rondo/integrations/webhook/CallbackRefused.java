package io.rondo.integrations.webhook;

/** A callback that is signed but cannot be understood. Nothing of it was stored. */
class CallbackRefused extends RuntimeException {

  private final String pointer;

  /**
   * @param pointer into the body (RFC 6901); empty for the whole
   * @param message what is wrong there, as the end of a sentence
   */
  CallbackRefused(String pointer, String message) {
    super(message);
    this.pointer = pointer;
  }

  String pointer() {
    return pointer;
  }
}
