package io.rondo.workers.partner;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Proposes who makes what a campaign needs. */
@Component
class ProposePartnersWorker implements Worker {

  private final Proposals proposals;

  ProposePartnersWorker(Proposals proposals) {
    this.proposals = proposals;
  }

  @Override
  public String topic() {
    return "partner.proposePartners";
  }

  @Override
  public Result perform(Step step) {
    Proposals.Outcome outcome = proposals.propose(step.businessKey());
    return Result.of("partnersConfirmed", outcome.confirmed())
        .and("proposalCount", outcome.count())
        .without("takeProposals");
  }
}
