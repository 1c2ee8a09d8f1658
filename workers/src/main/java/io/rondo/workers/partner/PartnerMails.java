package io.rondo.workers.partner;

/** The way to tell a partner something by mail. A door implements it. */
public interface PartnerMails {

  /**
   * Sends one plain text mail.
   *
   * @param email one address, of the partner's contact or of whoever got a personal link
   * @param subject one line
   * @param text nothing personal about customers
   * @throws RuntimeException when nothing could be sent now; try again later
   */
  void tell(Partner partner, String email, String subject, String text);
}
