package io.rondo.forms.service;

import io.rondo.forms.layout.Flash;
import io.rondo.workers.insight.Satisfactions;
import io.rondo.workers.insight.ServiceBoard;
import io.rondo.workers.insight.ServiceBoards;
import io.rondo.workers.response.Reactions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The board of the service, and how long it takes until customers are satisfied. */
@Controller
@RequestMapping("/service")
class ServiceBoardPages {

  private static final int FAILED = 50;
  private static final List<Integer> PERIODS = List.of(7, 30, 90, 366);

  private final ServiceBoards boards;
  private final Satisfactions satisfactions;
  private final Reactions reactions;
  private final Clock clock;

  ServiceBoardPages(
      ServiceBoards boards, Satisfactions satisfactions, Reactions reactions, Clock clock) {
    this.boards = boards;
    this.satisfactions = satisfactions;
    this.reactions = reactions;
    this.clock = clock;
  }

  @GetMapping
  String board(Model model) {
    fill(model);
    return "service/board";
  }

  /** The part that looks at itself again every 15 seconds. */
  @GetMapping("/live")
  String live(Model model) {
    fill(model);
    return "service/board :: live";
  }

  private void fill(Model model) {
    ServiceBoard board = boards.now();
    model.addAttribute("board", board);
    model.addAttribute("now", clock.instant());
    model.addAttribute(
        "mood", MoodChart.of(board.days(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    model.addAttribute("failed", reactions.failed(FAILED));
  }

  /** Acts once more upon a response that nobody could act upon. */
  @PostMapping("/reactions/{id}/again")
  String again(@PathVariable long id, RedirectAttributes next) {
    if (reactions.again(id)) {
      Flash.done(next, "It is tried again.");
    } else {
      Flash.refused(next, "Nothing to try again: it was dealt with meanwhile.");
    }
    return "redirect:/service";
  }

  @GetMapping("/satisfaction")
  String satisfaction(@RequestParam(defaultValue = "30") int days, Model model) {
    int within = PERIODS.contains(days) ? days : 30;
    model.addAttribute("days", within);
    model.addAttribute("periods", PERIODS);
    model.addAttribute("satisfaction", satisfactions.within(within));
    return "service/satisfaction";
  }
}
