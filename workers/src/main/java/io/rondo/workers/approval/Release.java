package io.rondo.workers.approval;

import java.time.Instant;

/**
 * The leave to send a campaign.
 *
 * @param seal the fingerprint of what was released; empty for a campaign from before there were
 *     seals
 */
public record Release(int round, String seal, boolean emergency, Instant releasedAt) {}
