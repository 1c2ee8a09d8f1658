package io.rondo.workers.bounce;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a day: what came by e-mail and nobody needs any more is deleted. */
@Component
class Forgetting {

  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

  private final StrangerMapper strangers;
  private final UnreadMailMapper unread;
  private final MailErasureMapper erasures;
  private final ObjectProvider<ReturnMailbox> mailbox;
  private final BounceSettings settings;
  private final Clock clock;

  Forgetting(
      StrangerMapper strangers,
      UnreadMailMapper unread,
      MailErasureMapper erasures,
      ObjectProvider<ReturnMailbox> mailbox,
      BounceSettings settings,
      Clock clock) {
    this.strangers = strangers;
    this.unread = unread;
    this.erasures = erasures;
    this.mailbox = mailbox;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT5M", fixedDelayString = "P1D")
  void forget() {
    Instant before = clock.instant().minus(settings.keep());
    strangers.forgetBefore(before);
    unread.forgetBefore(before);
    erasures.forgetBefore(before); // by now the mails are gone by themselves
    ReturnMailbox box = mailbox.getIfAvailable();
    if (box != null && box.isOn()) {
      try {
        int mails = box.forgetBefore(before);
        LOG.info("{} received mails were deleted after {}.", mails, settings.keep());
      } catch (IllegalStateException e) {
        LOG.warn("Old mails are deleted tomorrow: {}", e.getMessage());
      }
    }
  }
}
