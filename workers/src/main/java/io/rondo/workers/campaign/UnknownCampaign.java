package io.rondo.workers.campaign;

/** There is no campaign with this code. */
public class UnknownCampaign extends RuntimeException {

  UnknownCampaign(String code) {
    super("There is no campaign " + code + ".");
  }
}
