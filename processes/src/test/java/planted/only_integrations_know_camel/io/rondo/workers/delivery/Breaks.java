package planted.only_integrations_know_camel.io.rondo.workers.delivery;

import org.apache.camel.ProducerTemplate;

/** Breaks the rule it is planted for. */
class Breaks {
  ProducerTemplate used;
}
