package io.rondo.workers.staff;

/** An absence cannot be entered or removed so; the message says why. */
public class AbsenceRefused extends RuntimeException {

  /** The sentence the person sees. */
  AbsenceRefused(String message) {
    super(message);
  }
}
