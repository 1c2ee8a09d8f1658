package io.rondo.workers.social;

/** There is no such post. */
public class UnknownPost extends RuntimeException {

  UnknownPost(String what) {
    super("There is no post " + what + ".");
  }
}
