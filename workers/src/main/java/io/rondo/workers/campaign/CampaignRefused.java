package io.rondo.workers.campaign;

/** The campaign is not in a state for what was asked; the message says why, in a sentence. */
public class CampaignRefused extends RuntimeException {

  CampaignRefused(String message) {
    super(message);
  }
}
