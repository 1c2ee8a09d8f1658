package io.rondo.workers.partner;

import io.rondo.workers.campaign.DeliverableKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A company that works for campaigns.
 *
 * @param code lower-case letters, digits and hyphens; what people and file names say
 * @param contractEndsOn the last day; null while it has no end
 * @param timeZone IANA name
 * @param capacityPerDay pieces
 * @param connection settings of the transport, a JSON object without secrets
 * @param certifiedAt when its endpoint last passed the whole self-check; null before
 */
public record Partner(
    long id,
    String code,
    String name,
    PartnerKind kind,
    State state,
    String contractVersion,
    LocalDate contractEndsOn,
    String contactName,
    String contactEmail,
    String language,
    String timeZone,
    int capacityPerDay,
    Sla sla,
    Transport transport,
    String connection,
    Instant certifiedAt) {

  /** Whether it gets real orders. */
  public enum State {
    /** Gets sample orders only. */
    SANDBOX,
    LIVE,
    /** Gets nothing new; what it has goes on. */
    SUSPENDED
  }

  /** How it is reached. */
  public enum Transport {
    /** Fetches its orders from our API; webhooks tell it that there is something. */
    API,
    /** Has an endpoint of its own that takes orders as we give them. */
    REST,
    /** Has a print-and-mail API of its own, described by a mapping. */
    PRINT_REST,
    /** Takes packages in a folder. */
    SFTP,
    /** Takes XJMF over HTTP. */
    XJMF,
    /** Gets a mail with a personal link. */
    MAIL;

    /** As it stands in tables, for example {@code print_rest}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an order of that kind can go this way. */
    public boolean carries(DeliverableKind kind) {
      boolean printed = kind == DeliverableKind.LETTER || kind == DeliverableKind.POSTCARD;
      return switch (this) {
        case API, REST -> true;
        case PRINT_REST, XJMF -> printed;
        case SFTP -> printed || kind == DeliverableKind.CALL;
        case MAIL -> kind != DeliverableKind.CALL;
      };
    }
  }

  /** Within how many working hours a partner takes each step. */
  public record Sla(int ackHours, int draftHours, int productionHours, int handoverHours) {}
}
