package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.People;
import io.rondo.workers.engine.People.Person;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.staff.Groups;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Nobody judges what they handed in themselves, and no partner what a partner made. */
@Component
class DraftJudges {

  private final People people;
  private final Partners partners;

  DraftJudges(@Lazy People people, Partners partners) {
    this.people = people;
    this.partners = partners;
  }

  /** Why this person may not judge the draft; empty when they may. */
  Optional<String> refusal(HeldOrder order, DraftMapper.Row draft, String who) {
    Partner partner = partners.get(order.partnerId);
    boolean contact =
        people
            .find(who)
            .map(Person::email)
            .filter(email -> email.equalsIgnoreCase(partner.contactEmail()))
            .isPresent();
    if (draft.submittedBy().equalsIgnoreCase(who) || contact) {
      return Optional.of("You handed this draft in. Somebody else has to judge it.");
    }
    if (people.groups(who).contains(Groups.PARTNER)) {
      return Optional.of("A partner does not judge drafts.");
    }
    return Optional.empty();
  }

  static void refuse(String why) {
    throw new DraftForbidden(why);
  }
}
