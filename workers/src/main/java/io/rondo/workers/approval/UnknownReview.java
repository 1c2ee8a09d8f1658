package io.rondo.workers.approval;

/** There is no such review, or this person may not see it; nobody is told which. */
public class UnknownReview extends RuntimeException {

  UnknownReview(long duty) {
    super("There is no review " + duty + ".");
  }
}
