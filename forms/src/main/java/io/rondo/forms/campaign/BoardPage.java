package io.rondo.forms.campaign;

import io.rondo.forms.layout.Flash;
import io.rondo.forms.layout.PageForbidden;
import io.rondo.workers.engine.Processes;
import io.rondo.workers.insight.Boards;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The board: campaigns by stage, what waits on whom, what went wrong. */
@Controller
class BoardPage {

  private final Boards boards;
  private final Waiting waiting;
  private final Processes processes;

  BoardPage(Boards boards, Waiting waiting, Processes processes) {
    this.boards = boards;
    this.waiting = waiting;
    this.processes = processes;
  }

  @GetMapping("/campaigns")
  String board(Model model) {
    fill(model);
    return "campaign/board";
  }

  /** The part of the board that moves, for htmx. */
  @GetMapping("/campaigns/stages")
  String stages(Model model) {
    fill(model);
    return "campaign/board :: live";
  }

  @PostMapping("/campaigns/incidents/{id}/retry")
  String retry(@PathVariable String id, HttpServletRequest request, RedirectAttributes next) {
    if (!request.isUserInRole("ADMIN")) {
      throw new PageForbidden();
    }
    processes.retry(id);
    Flash.done(next, "The step gets new tries.");
    return "redirect:/campaigns";
  }

  private void fill(Model model) {
    var stages = boards.stages();
    model.addAttribute("stages", stages);
    model.addAttribute("empty", stages.stream().allMatch(stage -> stage.cards().isEmpty()));
    model.addAttribute("tasks", waiting.all());
    model.addAttribute("incidents", processes.incidents());
  }
}
