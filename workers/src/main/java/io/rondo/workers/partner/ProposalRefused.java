package io.rondo.workers.partner;

/** A partner cannot be chosen so; the message says why and what to do. */
public class ProposalRefused extends RuntimeException {

  ProposalRefused(String message) {
    super(message);
  }
}
