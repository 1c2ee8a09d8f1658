package io.rondo.workers.approval;

/** This person may not decide so; the message says why. */
public class ReviewRefused extends RuntimeException {

  ReviewRefused(String message) {
    super(message);
  }
}
