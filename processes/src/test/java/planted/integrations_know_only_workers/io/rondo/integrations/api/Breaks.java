package planted.integrations_know_only_workers.io.rondo.integrations.api;

import planted.integrations_know_only_workers.io.rondo.forms.campaign.Used;

/** Breaks the rule it is planted for. */
class Breaks {
  Used used;
}
