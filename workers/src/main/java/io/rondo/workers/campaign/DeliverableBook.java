package io.rondo.workers.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the deliverables of a campaign in line with its brief. What is described as before keeps
 * its row, with its state and its confirmed partner; what a partner already works on is never lost.
 */
@Component
class DeliverableBook {

  private final DeliverableMapper mapper;

  DeliverableBook(DeliverableMapper mapper) {
    this.mapper = mapper;
  }

  public List<Deliverable> of(long campaignId) {
    return mapper.ofCampaign(campaignId).stream().map(DeliverableRow::deliverable).toList();
  }

  /**
   * @return a sentence for each deliverable that was to change although a partner has its order
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<String> record(long campaignId, List<Deliverable> briefed) {
    List<Deliverable> old = new ArrayList<>(of(campaignId));
    List<Deliverable> fresh = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    for (Deliverable one : briefed) {
      Optional<Deliverable> known = same(old, one);
      known.ifPresent(old::remove);
      if (known.isPresent()) {
        kept.add(new Kept(known.get().id(), one.no()));
      } else {
        fresh.add(one);
      }
    }
    List<String> problems = new ArrayList<>();
    List<Deliverable> underWay = old.stream().filter(DeliverableBook::isUnderWay).toList();
    underWay.forEach(one -> problems.add(refused(one)));
    underWay.forEach(one -> keep(one, fresh, kept));
    old.stream().filter(one -> !isUnderWay(one)).forEach(one -> mapper.delete(one.id()));
    renumber(kept);
    fresh.forEach(
        one -> mapper.insert(campaignId, one, one.kind().text(), numbers(one.dependsOn())));
    return problems;
  }

  /** It stays as it was: under its number instead of the changed one, or under a free number. */
  private static void keep(Deliverable one, List<Deliverable> fresh, List<Kept> kept) {
    fresh.removeIf(changed -> changed.no() == one.no());
    boolean taken = kept.stream().anyMatch(other -> other.no() == one.no());
    int free =
        1
            + Math.max(
                kept.stream().mapToInt(Kept::no).max().orElse(0),
                fresh.stream().mapToInt(Deliverable::no).max().orElse(0));
    kept.add(new Kept(one.id(), taken ? free : one.no()));
  }

  /** In two rounds, so that two that change places do not meet. */
  private void renumber(List<Kept> kept) {
    kept.forEach(one -> mapper.renumber(one.id(), -one.no()));
    kept.forEach(one -> mapper.renumber(one.id(), one.no()));
  }

  private static Optional<Deliverable> same(List<Deliverable> old, Deliverable briefed) {
    List<Deliverable> alike = old.stream().filter(one -> isDescribedAlike(one, briefed)).toList();
    return alike.stream()
        .filter(one -> one.no() == briefed.no())
        .findFirst()
        .or(() -> alike.stream().findFirst());
  }

  /** The language is not part of the form: no word about it is no change. */
  private static boolean isDescribedAlike(Deliverable one, Deliverable other) {
    return one.kind() == other.kind()
        && one.title().equals(other.title())
        && one.brief().equals(other.brief())
        && Objects.equals(one.cellNo(), other.cellNo())
        && one.quantity() == other.quantity()
        && one.dependsOn().equals(other.dependsOn())
        && Objects.equals(one.dueAt(), other.dueAt())
        && one.maxRevisions() == other.maxRevisions()
        && saysTheSame(
            DeliverableDetails.of(one.details()), DeliverableDetails.of(other.details()));
  }

  private static boolean saysTheSame(DeliverableDetails one, DeliverableDetails other) {
    return Objects.equals(one.kit(), other.kit())
        && Objects.equals(one.budgetMinor(), other.budgetMinor())
        && (other.language() == null || other.language().equals(one.language()));
  }

  private static boolean isUnderWay(Deliverable one) {
    return one.state() == Deliverable.State.ORDERED || one.state() == Deliverable.State.FULFILLED;
  }

  private static String refused(Deliverable one) {
    return one.state() == Deliverable.State.ORDERED
        ? "Deliverable %d: \"%s\" is ordered, so it stays as it was. Cancel its order before you change it."
            .formatted(one.no(), one.title())
        : "Deliverable %d: \"%s\" is fulfilled, so it stays as it was. Add another one for what is new."
            .formatted(one.no(), one.title());
  }

  static String numbers(List<Integer> dependsOn) {
    return dependsOn.isEmpty()
        ? null
        : String.join(",", dependsOn.stream().map(String::valueOf).toList());
  }

  private record Kept(long id, int no) {}
}
