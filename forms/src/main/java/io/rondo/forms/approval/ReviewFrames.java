package io.rondo.forms.approval;

import io.rondo.forms.delivery.MailFrame;
import io.rondo.forms.layout.Me;
import io.rondo.forms.layout.PageNotFound;
import io.rondo.forms.layout.TaskFrame;
import io.rondo.workers.approval.Approvals;
import io.rondo.workers.approval.ReviewView;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Cell;
import io.rondo.workers.content.ContentVersion;
import io.rondo.workers.content.Contents;
import io.rondo.workers.content.RenderedMail;
import io.rondo.workers.content.Template;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.rehearsal.Rehearsal;
import io.rondo.workers.rehearsal.Rehearsals;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What a reviewer looks at in Tasklist: the whole campaign in a frame in which no script runs, and
 * in it the mails, each in a frame of its own.
 */
@Controller
@RequestMapping("/reviews/{duty}")
class ReviewFrames {

  /** Stands in the address for somebody of whom nothing is known. */
  private static final long NOBODY = 0;

  private final Approvals approvals;
  private final Campaigns campaigns;
  private final Contents contents;
  private final Customers customers;
  private final Rehearsals rehearsals;

  ReviewFrames(
      Approvals approvals,
      Campaigns campaigns,
      Contents contents,
      Customers customers,
      Rehearsals rehearsals) {
    this.approvals = approvals;
    this.campaigns = campaigns;
    this.contents = contents;
    this.customers = customers;
    this.rehearsals = rehearsals;
  }

  @GetMapping("/frame")
  String frame(
      @PathVariable long duty,
      Principal who,
      @ModelAttribute("me") Me me,
      Model model,
      HttpServletResponse response) {
    ReviewView review = approvals.review(duty, who.getName());
    Campaign campaign = campaigns.get(review.code());
    Optional<Rehearsal> rehearsal = rehearsals.latest(review.code());
    model.addAttribute("review", review);
    model.addAttribute("campaign", campaign);
    model.addAttribute("changes", review.changes().stream().map(ChangeView::of).toList());
    model.addAttribute("rehearsal", rehearsal.map(RehearsalView::of).orElse(null));
    List<Sample> samples = samples(me, rehearsal);
    model.addAttribute(
        "mails", mails(campaign).stream().map(mail -> shown(mail, samples)).toList());
    TaskFrame.headers(response, "img-src 'self' data:", "frame-src 'self'");
    return "approval/frame";
  }

  /** One mail as one person would get it; no click in it is counted. */
  @GetMapping("/preview/{version}/{person}")
  ResponseEntity<String> preview(
      @PathVariable long duty,
      @PathVariable long version,
      @PathVariable long person,
      Principal who,
      @ModelAttribute("me") Me me) {
    ReviewView review = approvals.review(duty, who.getName());
    boolean isMailed =
        mails(campaigns.get(review.code())).stream().anyMatch(m -> m.id() == version);
    boolean isSample =
        samples(me, rehearsals.latest(review.code())).stream().anyMatch(s -> s.id() == person);
    if (!isMailed || !isSample) {
      throw new PageNotFound();
    }
    return MailFrame.of(render(version, person).html());
  }

  private Shown shown(MailView mail, List<Sample> samples) {
    return new Shown(
        mail,
        samples.stream()
            .map(sample -> new Seen(sample, render(mail.id(), sample.id()).subject()))
            .toList());
  }

  private RenderedMail render(long version, long person) {
    Template template = contents.compile(version);
    var links = template.plainLinks("#unsubscribe");
    return person == NOBODY
        ? template.render(Map.of(), links)
        : customers
            .find(person)
            .map(customer -> template.render(customer, links))
            .orElseGet(() -> template.render(Map.of(), links));
  }

  /** Every version that would be mailed once, with the cells that get it. */
  private List<MailView> mails(Campaign campaign) {
    return campaign.cells().stream()
        .map(Cell::contentVersionId)
        .filter(Objects::nonNull)
        .distinct()
        .map(
            version -> {
              ContentVersion content = contents.get(version);
              List<String> cells =
                  campaign.cells().stream()
                      .filter(cell -> version.equals(cell.contentVersionId()))
                      .map(Cell::name)
                      .toList();
              return new MailView(
                  version,
                  content.name(),
                  content.kind().title(),
                  content.version(),
                  content.fromName(),
                  content.author(),
                  String.join(", ", cells));
            })
        .toList();
  }

  /**
   * Five customers for staff. Nobody's data leaves the house: who reviews for a partner sees what
   * somebody gets of whom nothing is known.
   */
  private static List<Sample> samples(Me me, Optional<Rehearsal> rehearsal) {
    List<Long> people = rehearsal.map(Rehearsal::samplePeople).orElse(List.of());
    if (me.isOutside() || people.isEmpty()) {
      return List.of(new Sample(NOBODY, "Somebody of whom nothing is known"));
    }
    return IntStream.range(0, people.size())
        .mapToObj(
            at ->
                new Sample(
                    people.get(at),
                    at == 0 ? "The person of whom least is known" : "Person " + (at + 1)))
        .toList();
  }

  /** A content that would be mailed. @param id of its version */
  record MailView(
      long id,
      String name,
      String kind,
      int version,
      String fromName,
      String author,
      String cells) {}

  /** Somebody whose mail is shown. */
  record Sample(long id, String label) {}

  /** A content as these people would get it. */
  record Shown(MailView mail, List<Seen> seen) {}

  /** A person and the subject that this person would read. */
  record Seen(Sample sample, String subject) {}
}
