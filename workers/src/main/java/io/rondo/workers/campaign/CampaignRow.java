package io.rondo.workers.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A row of {@code campaign}. */
record CampaignRow(
    long id,
    String code,
    String name,
    String goal,
    String offer,
    String whyUs,
    String audience,
    String assignment,
    String assignmentAttribute,
    BigDecimal holdOutShare,
    String holdOutValue,
    Instant sendAt,
    int responseWindowDays,
    long budgetMinor,
    long fixedCostMinor,
    BigDecimal costPerEmailMinor,
    String currency,
    boolean claims,
    String partner,
    String author,
    String briefProblems,
    String status,
    String outcome,
    boolean paused,
    String learned,
    String nextStep,
    Instant createdAt,
    Instant updatedAt,
    Instant frozenAt,
    Instant deliveryStartedAt,
    Instant deliveryFinishedAt,
    Instant windowEndsAt,
    Instant closedAt) {

  Campaign with(List<Cell> cells) {
    return new Campaign(
        id,
        code,
        name,
        goal,
        offer,
        whyUs,
        audience,
        Assignment.of(assignment),
        assignmentAttribute,
        holdOutShare,
        holdOutValue,
        sendAt,
        responseWindowDays,
        budgetMinor,
        fixedCostMinor,
        costPerEmailMinor,
        currency,
        claims,
        partner,
        author,
        CampaignStatus.of(status),
        outcome,
        paused,
        learned,
        nextStep,
        createdAt,
        updatedAt,
        frozenAt,
        deliveryStartedAt,
        deliveryFinishedAt,
        windowEndsAt,
        closedAt,
        cells);
  }

  CampaignStatus stage() {
    return CampaignStatus.of(status);
  }

  /** A row of {@code campaign_cell}. */
  record CellRow(
      long campaignId,
      int cellNo,
      String name,
      BigDecimal share,
      String channel,
      String contentName,
      Long contentVersionId) {

    Cell cell() {
      return new Cell(cellNo, name, share, channel, contentName, contentVersionId);
    }
  }
}
