package io.rondo.workers.campaign;

/**
 * A campaign has ended. Published as a Spring event inside the transaction that closes it: whoever
 * still has something planned for it ends that in the same transaction.
 *
 * @param outcome completed, rejected, empty_audience or stopped
 */
public record CampaignClosed(String code, String outcome) {}
