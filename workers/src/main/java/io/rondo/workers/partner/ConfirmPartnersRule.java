package io.rondo.workers.partner;

import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.engine.TaskRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The choice of partners ends when each deliverable has one that a person named or took. */
@Component
class ConfirmPartnersRule implements TaskRule {

  private final Proposals proposals;

  ConfirmPartnersRule(Proposals proposals) {
    this.proposals = proposals;
  }

  @Override
  public String task() {
    return "Activity_ConfirmPartners";
  }

  @Override
  public Map<String, Object> complete(String businessKey, String user, Step step) {
    if (step.yes("takeProposals")) {
      try {
        proposals.take(businessKey, user);
      } catch (ProposalRefused e) {
        throw new TaskRefused(e.getMessage());
      }
      return Map.of();
    }
    List<Deliverable> open = proposals.open(businessKey);
    if (!open.isEmpty()) {
      throw new TaskRefused(
          "Nobody is chosen yet for %s: choose on the page “Partners” of the campaign, or say"
                  .formatted(
                      open.stream()
                          .map(one -> "“" + one.title() + "”")
                          .collect(Collectors.joining(", ")))
              + " there that you do without it, or take the proposals.");
    }
    return Map.of();
  }
}
