package io.rondo.workers.followup;

import io.rondo.workers.response.AnswerFailed;

/** An answer did not leave now and may later. */
class AnswerPostponed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AnswerPostponed(AnswerFailed why) {
    super(why.getMessage(), why);
  }
}
