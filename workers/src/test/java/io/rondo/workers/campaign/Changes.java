package io.rondo.workers.campaign;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears of every change of what a campaign sends. */
@Component
class Changes {

  private final List<String> codes = new CopyOnWriteArrayList<>();

  @EventListener
  void changed(CampaignChanged changed) {
    codes.add(changed.code());
  }

  long of(String code) {
    return codes.stream().filter(code::equals).count();
  }
}
