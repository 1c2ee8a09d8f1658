package planted.forms_know_only_workers.io.rondo.forms.campaign;

import planted.forms_know_only_workers.io.rondo.integrations.api.Used;

/** Breaks the rule it is planted for. */
class Breaks {
  Used used;
}
