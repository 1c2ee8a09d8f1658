package io.rondo.integrations.email.inbound;

import io.rondo.workers.bounce.MailErasures.Erasure;
import jakarta.mail.Address;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.search.BodyTerm;
import jakarta.mail.search.FromStringTerm;
import jakarta.mail.search.HeaderTerm;
import jakarta.mail.search.OrTerm;
import jakarta.mail.search.SearchTerm;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the mails of somebody who was erased; the server searches, no mail is fetched for it. */
final class ErasedMails {

  /** Where the names of our own mails come back. */
  private static final List<String> HEADERS =
      List.of(
          "To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "In-Reply-To", "References");

  private static final int NAMES_A_SEARCH = 10;

  private ErasedMails() {}

  /** Of mails whose content is stored: all that name the person, and rather one too many. */
  static Message[] done(Folder folder, Erasure erasure) throws MessagingException {
    Set<Message> found = named(folder, erasure);
    if (!erasure.address().isEmpty()) {
      found.addAll(
          List.of(
              folder.search(
                  new OrTerm(
                      new FromStringTerm(erasure.address()), new BodyTerm(erasure.address())))));
    }
    return found.toArray(Message[]::new);
  }

  /** Of mails that nobody has read yet: those that are surely theirs. */
  static Message[] unread(Folder folder, Erasure erasure) throws MessagingException {
    Set<Message> found = named(folder, erasure);
    if (!erasure.address().isEmpty()) {
      for (Message mail : folder.search(new FromStringTerm(erasure.address()))) {
        if (isFrom(mail, erasure.address())) {
          found.add(mail);
        }
      }
    }
    return found.toArray(Message[]::new);
  }

  private static Set<Message> named(Folder folder, Erasure erasure) throws MessagingException {
    Set<Message> found = new LinkedHashSet<>();
    List<String> names = erasure.names();
    for (int from = 0; from < names.size(); from += NAMES_A_SEARCH) {
      List<SearchTerm> terms = new ArrayList<>();
      for (String name : names.subList(from, Math.min(from + NAMES_A_SEARCH, names.size()))) {
        HEADERS.forEach(header -> terms.add(new HeaderTerm(header, name)));
      }
      found.addAll(List.of(folder.search(new OrTerm(terms.toArray(SearchTerm[]::new)))));
    }
    return found;
  }

  private static boolean isFrom(Message mail, String address) throws MessagingException {
    try {
      Address[] from = mail.getFrom();
      for (Address one : from == null ? new Address[0] : from) {
        if (one instanceof InternetAddress who && address.equalsIgnoreCase(who.getAddress())) {
          return true;
        }
      }
    } catch (AddressException e) {
      return false; // nobody can say whose it is
    }
    return false;
  }
}
