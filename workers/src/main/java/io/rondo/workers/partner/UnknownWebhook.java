package io.rondo.workers.partner;

/** This partner has no such webhook, or no such message; nobody is told which. */
public class UnknownWebhook extends RuntimeException {

  UnknownWebhook() {
    super("There is no such webhook.");
  }
}
