package io.rondo.integrations.email;

import io.rondo.workers.delivery.Mail;
import java.util.List;
import java.util.stream.LongStream;

/** Mails to test with. */
final class Mails {

  private Mails() {}

  static Mail mail(long id) {
    return mail(id, "mia" + id + "@example.test", "Sommer 🎉 Sale", "Rondo Mode");
  }

  static Mail mail(long id, String to, String subject, String fromName) {
    return new Mail(
        id,
        "C-2026-0001",
        "C-2026-0001." + id + ".0123456789abcdef0123",
        to,
        fromName,
        subject,
        "<html><body><p>Grüße, Mia! 🎉</p></body></html>",
        "Grüße, Mia! 🎉\n.\nzweite Zeile\n",
        "b+C-2026-0001." + id + ".0123456789abcdef0123",
        "reply+C-2026-0001." + id + ".0123456789abcdef0123",
        "http://localhost:8080/u/token" + id,
        "unsub+C-2026-0001." + id + ".0123456789abcdef0123");
  }

  static Mail withBody(long id, String html) {
    Mail mail = mail(id);
    return new Mail(
        id,
        mail.campaign(),
        mail.reference(),
        mail.to(),
        mail.fromName(),
        mail.subject(),
        html,
        mail.text(),
        mail.returnPath(),
        mail.replyMailbox(),
        mail.unsubscribeUrl(),
        mail.unsubscribeMailbox());
  }

  static List<Mail> mails(int count) {
    return LongStream.rangeClosed(1, count).mapToObj(Mails::mail).toList();
  }
}
