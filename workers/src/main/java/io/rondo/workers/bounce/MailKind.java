package io.rondo.workers.bounce;

/** What a received mail is, by its form alone. */
public enum MailKind {
  /** A server tells what became of an e-mail (RFC 3464), or an older one in a sentence. */
  DELIVERY_REPORT,

  /** Somebody pressed "this is spam" (RFC 5965). */
  COMPLAINT,

  /** Written by a machine: out of office, received, and the like (RFC 3834). Nobody answers it. */
  AUTO_REPLY,

  /** Written by a person. */
  REPLY
}
