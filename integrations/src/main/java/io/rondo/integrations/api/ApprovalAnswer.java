package io.rondo.integrations.api;

import io.rondo.workers.approval.ApprovalRecord;
import io.rondo.workers.approval.ApprovalRecord.DecisionRecord;
import io.rondo.workers.approval.ApprovalRecord.DutyRecord;
import io.rondo.workers.approval.ApprovalRecord.PartState;
import io.rondo.workers.approval.ApprovalRecord.RoundRecord;
import io.rondo.workers.approval.ApprovalRecord.SignedRecord;
import io.rondo.workers.approval.Emergency;
import io.rondo.workers.approval.Release;
import java.time.Instant;
import java.util.List;

/**
 * The record of an approval as the API says it. Its words are a promise to others' programs, so it
 * does not follow when a class of ours is renamed.
 */
record ApprovalAnswer(
    String code,
    String name,
    String author,
    String status,
    List<String> contributors,
    String seal,
    List<Part> parts,
    Hurry emergency,
    Leave release,
    List<Round> rounds) {

  static ApprovalAnswer of(ApprovalRecord record) {
    return new ApprovalAnswer(
        record.code(),
        record.name(),
        record.author(),
        record.status(),
        record.contributors().stream().sorted().toList(),
        record.seal(),
        record.parts().stream().map(Part::of).toList(),
        Hurry.of(record.emergency()),
        Leave.of(record.release()),
        record.rounds().stream().map(Round::of).toList());
  }

  record Hurry(
      String corrects,
      String reason,
      String firstSigner,
      String secondSigner,
      String askedBy,
      Instant askedAt) {

    static Hurry of(Emergency emergency) {
      return emergency == null
          ? null
          : new Hurry(
              emergency.corrects(),
              emergency.reason(),
              emergency.firstSigner(),
              emergency.secondSigner(),
              emergency.askedBy(),
              emergency.askedAt());
    }
  }

  record Leave(int round, String seal, boolean emergency, Instant releasedAt) {

    static Leave of(Release release) {
      return release == null
          ? null
          : new Leave(
              release.round(), release.seal().strip(), release.emergency(), release.releasedAt());
    }
  }

  record Part(String part, String fingerprint, List<String> signedBy) {

    static Part of(PartState part) {
      return new Part(part.part().text(), part.fingerprint(), part.signedBy());
    }
  }

  record Round(
      int round,
      String submittedBy,
      Instant openedAt,
      String route,
      String routeWhy,
      Instant closedAt,
      String outcome,
      List<Review> reviews,
      List<Decision> decisions) {

    static Round of(RoundRecord of) {
      return new Round(
          of.round().round(),
          of.round().submittedBy(),
          of.round().openedAt(),
          of.round().route(),
          of.round().routeWhy(),
          of.round().closedAt(),
          of.round().outcome(),
          of.duties().stream().map(Review::of).toList(),
          of.decisions().stream().map(Decision::of).toList());
    }
  }

  record Review(
      long id,
      int stage,
      String name,
      boolean required,
      List<String> covers,
      String liesWith,
      String onBehalfOf,
      String askedBecause,
      Instant askedAt,
      Instant dueAt,
      Instant remindedAt,
      Instant escalatedAt,
      String state,
      Instant closedAt) {

    static Review of(DutyRecord duty) {
      return new Review(
          duty.id(),
          duty.stage(),
          duty.name(),
          duty.required(),
          duty.covers(),
          duty.who(),
          duty.onBehalfOf(),
          duty.askedBecause(),
          duty.openedAt(),
          duty.dueAt(),
          duty.remindedAt(),
          duty.escalatedAt(),
          duty.state(),
          duty.closedAt());
    }
  }

  record Decision(
      long id,
      String review,
      Integer stage,
      String person,
      String onBehalfOf,
      String decision,
      String reasonCode,
      String reason,
      String comment,
      boolean shared,
      String delegatedTo,
      String seal,
      Instant decidedAt,
      List<Signed> signed) {

    static Decision of(DecisionRecord said) {
      return new Decision(
          said.id(),
          said.duty(),
          said.stage(),
          said.person(),
          said.onBehalfOf(),
          said.decision().text(),
          said.reasonCode(),
          said.reason(),
          said.comment(),
          said.shared(),
          said.delegatedTo(),
          said.seal(),
          said.decidedAt(),
          said.signed().stream().map(Signed::of).toList());
    }
  }

  record Signed(String part, String fingerprint, boolean stands, Instant fellAt) {

    static Signed of(SignedRecord signed) {
      return new Signed(
          signed.part().text(), signed.fingerprint(), signed.stands(), signed.fellAt());
    }
  }
}
