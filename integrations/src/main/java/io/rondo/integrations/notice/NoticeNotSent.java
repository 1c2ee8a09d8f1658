package io.rondo.integrations.notice;

/** A notice could not be sent now; it may be later. */
class NoticeNotSent extends RuntimeException {

  NoticeNotSent(String person, String why) {
    super("The notice to %s was not sent: %s".formatted(person, why));
  }
}
