package io.rondo.workers.approval;

/** How far a stage has come. */
enum StageState {
  /** Somebody still has to decide. */
  OPEN,
  /** Everybody who is needed has signed, and their signatures stand. */
  PASSED,
  /** The author has to change something. */
  REWORK,
  /** The campaign ends. */
  REJECTED
}
