package io.rondo.workers.approval;

import io.rondo.workers.campaign.Briefs;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.rehearsal.Rehearsals;
import io.rondo.workers.testing.FakeOpenTasks;
import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Campaigns in review for tests of other rooms. The author is {@code marketer}; bea reviews for
 * brand, leo for legal, fay for finance, rita and rolf for review; ada keeps the house; the
 * contents were written by writer.
 */
public final class ApprovalStory {

  private final ApprovalWorld world;
  private final Rehearsals rehearsals;
  private final JdbcTemplate jdbc;

  /** Begins in an empty house. */
  public ApprovalStory(ApplicationContext context) {
    world = new ApprovalWorld(context).anew();
    rehearsals = context.getBean(Rehearsals.class);
    jdbc = context.getBean(JdbcTemplate.class);
  }

  /** Brand and legal together, then finance; brand and legal have it on their desks. */
  public String inReview() {
    world.full();
    return another();
  }

  /** One more campaign on the same route. */
  public String another() {
    String code = world.campaign();
    rehearsals.rehearse(code);
    world.ask(code);
    return code;
  }

  /** A brief that nobody has been asked about. */
  public String briefed() {
    String code = world.campaigns.nextCode();
    world.campaigns.record(code, ApprovalWorld.AUTHOR, Briefs.sound());
    return code;
  }

  /** The same, but somebody of a partner reviews too. */
  public String inReviewWithPartner() {
    world.people.add("pia", "partner");
    world.stage(1, "parallel", 2, "Partner review", null, "partner", true, "content", null, null);
    return inReview();
  }

  /**
   * The second round: brand sent the first one back with a comment of its own, all signed the
   * second, then one letter of a content changed and brand and legal are asked again.
   */
  public String asked() {
    String code = inReview();
    world.clock.advance(Duration.ofHours(2));
    world.say(code, "Legal review", "leo", Decision.CHANGES, "The price needs <b>a date</b>.");
    world.say(code, "Brand review", "bea", Decision.REWORK, "This is not how we speak.");
    world.choice.judge(code);
    world.clock.advance(Duration.ofHours(1));
    world.rework(code, Briefs.sound());
    rehearsals.rehearse(code);
    world.signAll(code);
    world.clock.advance(Duration.ofHours(3));
    world.changeOneLetter(code);
    world.ask(code);
    return code;
  }

  /** Signed by all; it waits for its send date. */
  public String signed() {
    String code = inReview();
    world.approve(code, "Brand review", "bea");
    world.approve(code, "Legal review", "leo");
    world.choice.judge(code);
    world.ask(code);
    world.approve(code, "Budget review", "fay");
    world.choice.judge(code);
    return code;
  }

  /** Signed by all and released. */
  public String released() {
    String code = signed();
    if (!world.releases.release(code).isEmpty()) {
      throw new AssertionError("not released");
    }
    return code;
  }

  /** Released, and its mails are leaving. */
  public String delivering() {
    String code = released();
    world.campaigns.moveTo(code, CampaignStatus.DELIVERING);
    return code;
  }

  /** Every planned mail left. */
  public void mailEverybody(String code) {
    settle(code, "state = 'sent'");
  }

  /** Every planned mail was refused for good. */
  public void failEverybody(String code) {
    settle(code, "state = 'failed', reason = 'refused 5.1.1'");
  }

  private void settle(String code, String outcome) {
    jdbc.update(
        "update delivery set %s where state = 'planned' and campaign_id = ?".formatted(outcome),
        world.campaigns.get(code).id());
  }

  /** The writer saves a newer version, which the campaign does not use yet. */
  public void newerContent() {
    var before = world.contents.latest("summer-a").orElseThrow().draft();
    world.contents.save(
        new io.rondo.workers.content.ContentDraft(
            before.name(), "Newer", before.fromName(), before.mjml(), before.fallbacks()),
        "writer");
  }

  /** Somebody says something about a review, under a reason of the list. */
  public void say(
      String code, String duty, String person, Decision decision, String comment, boolean shared) {
    world.reviews.decide(
        code,
        world.duty(code, duty),
        person,
        new Reviews.Said(
            decision.text(),
            Reason.of(decision).isEmpty() ? null : Reason.of(decision).get(0).code(),
            comment,
            shared,
            decision == Decision.DELEGATE ? "rita" : null,
            world.seal(code)));
  }

  /** The open review of this name. */
  public long duty(String code, String name) {
    return world.duty(code, name);
  }

  /** A task for the open review of this name, assigned to a person. */
  public void task(String code, String duty, String person) {
    world.tasks.open(code, "Activity_ReviewCampaign", "dutyId", world.duty(code, duty), person);
  }

  /** What the tasks know. */
  public FakeOpenTasks tasks() {
    return world.tasks;
  }

  /** So much time passes. */
  public void wait(Duration time) {
    world.clock.advance(time);
  }
}
