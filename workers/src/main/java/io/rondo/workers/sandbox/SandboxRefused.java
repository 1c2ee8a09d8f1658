package io.rondo.workers.sandbox;

/** The sandbox cannot do this now; the message says why, and what to do. */
public class SandboxRefused extends RuntimeException {

  SandboxRefused(String message) {
    super(message);
  }
}
