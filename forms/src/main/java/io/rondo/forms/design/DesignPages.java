package io.rondo.forms.design;

import io.rondo.forms.layout.PageNotFound;
import io.rondo.workers.engine.Processes;
import io.rondo.workers.engine.Processes.Design;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The designs: every deployed process with its picture. */
@Controller
class DesignPages {

  private final Processes processes;

  DesignPages(Processes processes) {
    this.processes = processes;
  }

  @GetMapping("/designs")
  String designs(Model model) {
    model.addAttribute("designs", processes.designs());
    return "design/designs";
  }

  @GetMapping("/designs/{key}")
  String design(@PathVariable String key, Model model) {
    Design design =
        processes.designs().stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseThrow(PageNotFound::new);
    Diagram diagram = DiagramReader.read(processes.diagram(key));
    model.addAttribute("design", design);
    model.addAttribute("svg", DiagramSvg.draw(diagram, design.name()));
    model.addAttribute("steps", Step.of(diagram));
    return "design/design";
  }
}
