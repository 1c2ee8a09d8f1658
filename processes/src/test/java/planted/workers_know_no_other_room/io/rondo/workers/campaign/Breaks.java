package planted.workers_know_no_other_room.io.rondo.workers.campaign;

import planted.workers_know_no_other_room.io.rondo.forms.campaign.Used;

/** Breaks the rule it is planted for. */
class Breaks {
  Used used;
}
