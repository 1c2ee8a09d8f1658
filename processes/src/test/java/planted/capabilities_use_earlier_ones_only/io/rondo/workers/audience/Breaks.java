package planted.capabilities_use_earlier_ones_only.io.rondo.workers.audience;

import planted.capabilities_use_earlier_ones_only.io.rondo.workers.delivery.Used;

/** Breaks the rule it is planted for. */
class Breaks {
  Used used;
}
