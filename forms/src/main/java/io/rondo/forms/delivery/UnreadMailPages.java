package io.rondo.forms.delivery;

import io.rondo.forms.layout.Flash;
import io.rondo.workers.bounce.ReturnMailbox;
import io.rondo.workers.bounce.UnreadMails;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The mailbox that replies and reports come to: whether it is read, and what could not be. */
@Controller
class UnreadMailPages {

  private final UnreadMails unread;
  private final ObjectProvider<ReturnMailbox> mailbox;

  UnreadMailPages(UnreadMails unread, ObjectProvider<ReturnMailbox> mailbox) {
    this.unread = unread;
    this.mailbox = mailbox;
  }

  @GetMapping("/mailbox/incoming")
  String page(Model model) {
    ReturnMailbox box = mailbox.getIfAvailable();
    boolean on = box != null && box.isOn();
    model.addAttribute("on", on);
    model.addAttribute("state", on ? box.state() : null);
    model.addAttribute("count", unread.count());
    model.addAttribute("mails", unread.open());
    return "delivery/incoming";
  }

  @PostMapping("/mailbox/incoming/again")
  String again(RedirectAttributes next) {
    try {
      int mails = unread.readAgain();
      Flash.done(
          next,
          mails == 0
              ? "Nothing lies unread."
              : mails + (mails == 1 ? " mail is" : " mails are") + " read again within a minute.");
    } catch (IllegalStateException e) {
      Flash.refused(next, e.getMessage());
    }
    return "redirect:/mailbox/incoming";
  }
}
