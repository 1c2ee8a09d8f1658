package io.rondo.workers.dialogue;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears what customers of cases say. */
@Component
class DialogueListener {

  final List<Object> heard = new ArrayList<>();

  @EventListener
  void satisfied(CustomerSatisfied event) {
    heard.add(event);
  }

  @EventListener
  void unsatisfied(CustomerUnsatisfied event) {
    heard.add(event);
  }
}
