package io.rondo.workers.campaign;

/**
 * What a campaign will send has changed: its brief, or the content of a cell. Published as a Spring
 * event inside the transaction that changes it.
 */
public record CampaignChanged(String code) {}
