package io.rondo.workers.fulfilment;

import java.time.Instant;

/**
 * What a partner told us, as it arrived: kept under the partner's own id before anything reacts.
 *
 * @param id the partner's own id of this signal, at most 100 characters; the same again is one
 * @param way by which it came: api, webhook, sandbox, sftp, xjmf, rest, desk, mail; what came by
 *     {@link #LIVE} counts for live orders only, by {@link #SANDBOX} for sample orders only
 * @param orderCode as told; may be unknown
 * @param kind what it is about
 * @param body JSON as {@link Kind} says, at most 64 KB
 * @param occurredAt as the partner says
 */
public record PartnerSignal(
    long partnerId,
    String id,
    String way,
    String orderCode,
    Kind kind,
    String body,
    Instant occurredAt) {

  /** The way of a callback that was signed for live orders. */
  public static final String LIVE = "webhook";

  /** The way of a callback that was signed for the sandbox. */
  public static final String SANDBOX = "sandbox";

  /** What a signal is about, and the body it has. */
  public enum Kind {
    /**
     * {@code {"state":"in_production","reference":"…","promised_at":"…","reason":"…"}}; state is
     * one of {@link OrderState}, or cancelled, cancel_refused.
     */
    STATE,
    /** {@code {"assets":[12,13],"note":"…"}}: a draft is ready to be judged. */
    DRAFT,
    /**
     * {@code {"accepted":[[1,9997]],"rejected":[{"recipient":"r9998","reason":"bad_address"}]}}:
     * which recipients the partner took; ranges of recipient numbers, both ends included.
     */
    RECIPIENTS,
    /** {@code {"amount_minor":1200,"currency":"EUR"}}: what could not be stopped any more. */
    COST,
    /** {@code {"returned":[{"recipient":"r17","code":"moved","on":"2026-12-01"}]}}. */
    RETURNS,
    /**
     * {@code {"pieces":[{"state":"in_production","recipients":[[1,3],[5,5]]}]}}: how far single
     * pieces are, by ranges of recipient numbers; a state of {@link OrderState} that partners may
     * tell. An order is as far as its last piece.
     */
    PIECES,
    /** The outcome of a call, see workers.call. */
    CALL,
    /** {@code {"comment":"…","revision":0}}. */
    COMMENT
  }
}
