package io.rondo.workers.followup;

import io.rondo.workers.dialogue.Helps;
import io.rondo.workers.dialogue.Surveys;
import org.springframework.stereotype.Component;

/** The customer's own pages that answers lead to. */
@Component
class Links {

  private final Surveys surveys;
  private final Helps helps;

  Links(Surveys surveys, Helps helps) {
    this.surveys = surveys;
    this.helps = helps;
  }

  /** Where the customer says whether all is well. */
  String survey(ServiceCase known) {
    return surveys.ask(known.code(), known.customerId());
  }

  /** Where the fitting help is, and the state of the case. */
  String help(ServiceCase known) {
    return helps.ofCase(known.code());
  }
}
