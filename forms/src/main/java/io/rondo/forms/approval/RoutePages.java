package io.rondo.forms.approval;

import io.rondo.forms.layout.Flash;
import io.rondo.forms.layout.PageForbidden;
import io.rondo.forms.layout.TableFile;
import io.rondo.workers.seal.Rules;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The decision tables that say who must sign: to read, to take to Modeler and to bring back. */
@Controller
class RoutePages {

  private final TableFile file;

  RoutePages(TableFile file) {
    this.file = file;
  }

  @GetMapping("/approvals/route")
  String page(HttpServletRequest request, Model model) {
    return page(request, model, List.of());
  }

  /** The file as Modeler opens it. */
  @GetMapping("/approvals/route.dmn")
  ResponseEntity<byte[]> file() {
    return file.download(Rules.ROUTE);
  }

  /** Saves an edited file; a refused one changes nothing. */
  @PostMapping("/approvals/route")
  String save(HttpServletRequest request, Model model, RedirectAttributes next) throws IOException {
    if (!mayEdit(request)) {
      throw new PageForbidden();
    }
    List<String> problems = file.save(Rules.ROUTE, request);
    if (!problems.isEmpty()) {
      return page(request, model, problems);
    }
    Flash.done(
        next,
        "Saved. The new tables decide from now on, but not about campaigns that you wrote on.");
    return "redirect:/approvals/route";
  }

  private String page(HttpServletRequest request, Model model, List<String> problems) {
    model.addAttribute("problems", problems);
    model.addAttribute("mayEdit", mayEdit(request));
    model.addAttribute("tables", Rules.TABLES.stream().map(file::readable).toList());
    return "approval/route";
  }

  private static boolean mayEdit(HttpServletRequest request) {
    return request.isUserInRole("MARKETING")
        || request.isUserInRole("DESIGN")
        || request.isUserInRole("ADMIN");
  }
}
