package io.rondo.integrations.email.inbound;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** The mailbox while it is open: its new mails by number, each to be read and laid elsewhere. */
final class OpenMailbox implements AutoCloseable {

  private final Store store;
  private final IMAPFolder folder;

  private OpenMailbox(Store store, IMAPFolder folder) {
    this.store = store;
    this.folder = folder;
  }

  /**
   * What tells a mail from others as long as the server keeps its folder (RFC 9051, 2.3.1.1).
   *
   * @param validity of the folder's numbers; another one means that all numbers are new
   */
  record Number(long validity, long uid) {}

  /** Opens the folder of a store that is connected; the store is closed with it. */
  static OpenMailbox of(Store store, String name) throws MessagingException {
    IMAPFolder folder = (IMAPFolder) store.getFolder(name);
    folder.open(Folder.READ_WRITE);
    return new OpenMailbox(store, folder);
  }

  /** All that lie here, the oldest first. No mail is looked into for it. */
  List<Number> numbers() throws MessagingException {
    Message[] mails = folder.search(new FlagTerm(new Flags(Flags.Flag.DELETED), false));
    FetchProfile numbers = new FetchProfile();
    numbers.add(UIDFolder.FetchProfileItem.UID);
    folder.fetch(mails, numbers);
    long validity = folder.getUIDValidity();
    List<Number> all = new ArrayList<>();
    for (Message mail : mails) {
      all.add(new Number(validity, folder.getUID(mail)));
    }
    return all;
  }

  /** The mail of that number, nothing of it read yet; empty when it is gone. */
  Optional<IMAPMessage> mail(Number number) throws MessagingException {
    IMAPMessage mail = (IMAPMessage) folder.getMessageByUID(number.uid());
    if (mail == null || mail.isExpunged()) {
      return Optional.empty();
    }
    mail.setPeek(true);
    return Optional.of(mail);
  }

  /** Reads size and date of a mail, and nothing that its sender wrote. */
  void measure(IMAPMessage mail) throws MessagingException {
    FetchProfile outside = new FetchProfile();
    outside.add(FetchProfile.Item.SIZE);
    outside.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
    folder.fetch(new Message[] {mail}, outside);
  }

  /**
   * Moves a mail to another folder, which is made when it is missing.
   *
   * @throws NotMoved when it stays where it is
   */
  void lay(Message mail, String name) throws NotMoved {
    Message[] one = {mail};
    try {
      Folder target = store.getFolder(InboundMailbox.named(name, folder));
      if (!target.exists()) {
        target.create(Folder.HOLDS_MESSAGES);
      }
      folder.copyMessages(one, target);
      folder.setFlags(one, new Flags(Flags.Flag.DELETED), true);
    } catch (MessagingException e) {
      throw new NotMoved(name, e);
    }
  }

  /** Whether the connection still holds. */
  boolean isOpen() {
    return folder.isOpen();
  }

  /** What was moved leaves the folder now. */
  @Override
  public void close() throws MessagingException {
    try {
      if (folder.isOpen()) {
        folder.close(true);
      }
    } finally {
      store.close();
    }
  }
}
