package io.rondo.workers.seal;

import static java.util.stream.Collectors.joining;

import io.rondo.workers.audience.Frozen;
import io.rondo.workers.campaign.Assignment;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Cell;
import io.rondo.workers.campaign.CellChannel;
import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.DeliverableDetails;
import io.rondo.workers.content.ContentKind;
import io.rondo.workers.content.ContentVersion;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * The canonical texts. Every value stands behind its name with the number of its characters, so
 * that no two campaigns join to the same text.
 */
final class Canonical {

  private final StringBuilder text = new StringBuilder();

  private Canonical() {}

  static String brief(Campaign campaign) {
    return new Canonical()
        .line("name", campaign.name())
        .line("goal", campaign.goal())
        .line("offer", campaign.offer())
        .line("why us", campaign.whyUs())
        .line("makes claims", campaign.claims() ? "yes" : "no")
        .toString();
  }

  /**
   * The content of every cell, where a version stands once, however many cells get it; then what
   * the campaign says on social networks.
   */
  static String content(
      Campaign campaign, LongFunction<ContentVersion> versions, List<CampaignPosts.Value> posts) {
    Canonical text = new Canonical();
    Map<Long, ContentVersion> shown = new TreeMap<>();
    for (Cell cell : campaign.cells()) {
      ContentVersion version =
          cell.contentVersionId() == null ? null : versions.apply(cell.contentVersionId());
      text.line("cell " + cell.cellNo(), version == null ? "none" : named(version));
      if (version != null) {
        shown.put(version.id(), version);
      }
    }
    shown.values().stream()
        .sorted(Comparator.comparing(Canonical::named))
        .forEach(version -> text.version(version));
    posts.forEach(value -> text.line(value.name(), value.value()));
    return text.toString();
  }

  private static String named(ContentVersion version) {
    return version.name() + " " + version.version();
  }

  private void version(ContentVersion version) {
    line("content", named(version));
    if (version.kind() != ContentKind.EMAIL) {
      line("kind", version.kind().text());
    }
    line("sha-256", version.sha256());
    line("from", version.fromName());
    line("subject", version.subject());
    new TreeMap<>(version.fallbacks())
        .forEach((token, fallback) -> line("fallback of " + token, fallback));
    line(version.kind().language().toLowerCase(Locale.ROOT), version.mjml());
  }

  static String audience(Campaign campaign, Frozen frozen) {
    Canonical text = new Canonical().line("as briefed", campaign.audience());
    if (frozen == null) {
      return text.line("frozen", "no").toString();
    }
    return text.line("definition", frozen.expression())
        .line("people", frozen.people())
        .line("to be mailed", frozen.planned())
        .line("checksum of who gets which cell", frozen.checksum())
        .toString();
  }

  static String cells(Campaign campaign) {
    Canonical text = new Canonical().line("dealt by", campaign.assignment().text());
    if (campaign.assignment() == Assignment.ATTRIBUTE) {
      text.line("attribute", campaign.assignmentAttribute());
      text.line("hold-out value", campaign.holdOutValue());
    } else {
      text.line("hold-out in percent", plain(campaign.holdOutShare()));
    }
    for (Cell cell : campaign.cells()) {
      text.line("cell " + cell.cellNo(), cell.name());
      text.line("share of cell " + cell.cellNo(), plain(cell.share()));
      if (!cell.channel().equals(CellChannel.EMAIL.text())) {
        text.line("channel of cell " + cell.cellNo(), cell.channel());
      }
      text.line("content of cell " + cell.cellNo(), cell.contentName());
    }
    return text.toString();
  }

  static String budget(Campaign campaign) {
    return new Canonical()
        .line("currency", campaign.currency())
        .line("budget", plain(BigDecimal.valueOf(campaign.budgetMinor(), 2)))
        .line("fixed cost", plain(BigDecimal.valueOf(campaign.fixedCostMinor(), 2)))
        .line("cost per e-mail", plain(campaign.costPerEmailMinor().movePointLeft(2)))
        .toString();
  }

  /**
   * What partners make. How far they are is not signed, but for what was dropped before the
   * approval: everybody sees then that it is missing.
   */
  static String partners(
      Campaign campaign,
      List<Deliverable> deliverables,
      LongFunction<String> named,
      Function<Deliverable, List<String>> accepted) {
    Canonical text = new Canonical().line("partner", campaign.partner());
    for (Deliverable one : deliverables) {
      text.deliverable(one, campaign.currency(), named);
      accepted.apply(one).forEach(sha -> text.line("accepted of deliverable " + one.no(), sha));
    }
    return text.toString();
  }

  private void deliverable(Deliverable one, String currency, LongFunction<String> named) {
    String of = " of deliverable " + one.no();
    line("deliverable " + one.no(), one.kind().text() + ", " + one.title());
    line("asked" + of, one.brief());
    line("cell" + of, one.cellNo() == null ? "none" : one.cellNo());
    line("quantity" + of, one.quantity());
    line("needs" + of, one.dependsOn().stream().map(String::valueOf).collect(joining(", ")));
    line("due date" + of, one.dueAt() == null ? "as soon as possible" : one.dueAt());
    line("drafts" + of, one.maxRevisions());
    details(of, DeliverableDetails.of(one.details()), currency);
    line("partner" + of, one.partnerId() == null ? "nobody yet" : named.apply(one.partnerId()));
    if (one.priceMinor() != null) {
      line("price" + of, plain(BigDecimal.valueOf(one.priceMinor(), 2)) + " " + currency);
    }
    if (one.kind().beforeApproval() && one.state() == Deliverable.State.DROPPED) {
      line("dropped" + of, "yes");
    }
  }

  private void details(String of, DeliverableDetails details, String currency) {
    if (details.language() != null) {
      line("language" + of, details.language());
    }
    if (details.kit() != null) {
      line("kit" + of, details.kit());
    }
    if (details.budgetMinor() != null) {
      line("budget" + of, plain(BigDecimal.valueOf(details.budgetMinor(), 2)) + " " + currency);
    }
  }

  static String window(Campaign campaign) {
    return new Canonical()
        .line("sent at", campaign.sendAt() == null ? "as soon as approved" : campaign.sendAt())
        .line("response window in days", campaign.responseWindowDays())
        .toString();
  }

  /** Versions by name: of decision tables, or of processes. */
  static String versions(Map<String, Integer> versions, Collection<String> names) {
    Canonical text = new Canonical();
    List<String> sorted = names.stream().sorted().toList();
    sorted.forEach(name -> text.line(name, "version " + versions.getOrDefault(name, 0)));
    return text.toString();
  }

  private static String plain(BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros().toPlainString();
  }

  private Canonical line(String name, Object value) {
    String written = value == null ? "" : value.toString();
    text.append(name).append(" (").append(written.length()).append("): ").append(written);
    text.append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
