package io.rondo.workers.audience;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears of every segment that was saved. */
@Component
class SavedSegments {

  private final List<String> names = new CopyOnWriteArrayList<>();

  @EventListener
  void saved(SegmentSaved saved) {
    names.add(saved.name());
  }

  List<String> names() {
    return names;
  }
}
