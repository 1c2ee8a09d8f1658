package io.rondo.forms.approval;

import io.rondo.forms.layout.Flash;
import io.rondo.forms.layout.PageForbidden;
import io.rondo.forms.layout.Words;
import io.rondo.workers.engine.Decisions;
import io.rondo.workers.engine.ModelRefused;
import io.rondo.workers.seal.Rules;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The decision tables that say who must sign: to read, to take to Modeler and to bring back. */
@Controller
class RoutePages {

  private static final String FILE = "ApprovalRoute.dmn";
  private static final int LARGEST = 512 * 1024;

  private final Decisions decisions;
  private final Words words;

  RoutePages(Decisions decisions, Words words) {
    this.decisions = decisions;
    this.words = words;
  }

  @GetMapping("/approvals/route")
  String page(HttpServletRequest request, Model model) {
    return page(request, model, List.of());
  }

  /** The file as Modeler opens it. */
  @GetMapping("/approvals/route.dmn")
  ResponseEntity<byte[]> file() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(FILE).build().toString())
        .body(decisions.xml(Rules.ROUTE).getBytes(StandardCharsets.UTF_8));
  }

  /** Saves an edited file; a refused one changes nothing. */
  @PostMapping("/approvals/route")
  String save(HttpServletRequest request, Model model, RedirectAttributes next) throws IOException {
    if (!mayEdit(request)) {
      throw new PageForbidden();
    }
    MultipartFile file =
        request instanceof MultipartHttpServletRequest sent ? sent.getFile("file") : null;
    if (file == null || file.isEmpty()) {
      return page(request, model, List.of("Choose the file " + FILE + " that Modeler has saved."));
    }
    if (file.getSize() > LARGEST) {
      return page(request, model, List.of("The file has more than 512 KB: that is no table."));
    }
    try {
      decisions.save(
          FILE,
          new String(file.getBytes(), StandardCharsets.UTF_8),
          request.getUserPrincipal().getName());
    } catch (ModelRefused refused) {
      return page(request, model, refused.problems());
    }
    Flash.done(
        next,
        "Saved. The new tables decide from now on, but not about campaigns that you wrote on.");
    return "redirect:/approvals/route";
  }

  private String page(HttpServletRequest request, Model model, List<String> problems) {
    model.addAttribute("problems", problems);
    model.addAttribute("mayEdit", mayEdit(request));
    model.addAttribute("tables", Rules.TABLES.stream().map(this::readable).toList());
    return "approval/route";
  }

  private ReadableTable readable(String decision) {
    return ReadableTable.of(decisions.newest(decision), decisions.table(decision), words::of);
  }

  private static boolean mayEdit(HttpServletRequest request) {
    return request.isUserInRole("MARKETING")
        || request.isUserInRole("DESIGN")
        || request.isUserInRole("ADMIN");
  }
}
