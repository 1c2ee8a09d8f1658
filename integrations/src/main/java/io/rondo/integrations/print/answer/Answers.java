package io.rondo.integrations.print.answer;

import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.PartnerSignal.Kind;
import io.rondo.workers.token.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the signals of one file. Each has an id made of what it says: the same file again, or
 * the same under another name, is the same signals.
 */
public final class Answers {

  private final long partnerId;
  private final String way;
  private final Instant now;
  private final List<PartnerSignal> signals = new ArrayList<>();

  /**
   * @param way by which they came, see {@link PartnerSignal}
   * @param now the time of arrival
   */
  public Answers(long partnerId, String way, Instant now) {
    this.partnerId = partnerId;
    this.way = way;
    this.now = now;
  }

  /**
   * Adds one.
   *
   * @param at when it happened; null when the partner does not say
   */
  public void add(String order, Kind kind, String body, Instant at) {
    String told = at == null ? "" : at.toString();
    String id = way + "-" + Sha256.hex(List.of(order, kind.name(), body, told)).substring(0, 48);
    signals.add(new PartnerSignal(partnerId, id, way, order, kind, body, at == null ? now : at));
  }

  /** All of them, in order. */
  public List<PartnerSignal> all() {
    return List.copyOf(signals);
  }
}
