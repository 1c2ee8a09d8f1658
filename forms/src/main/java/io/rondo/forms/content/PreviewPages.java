package io.rondo.forms.content;

import io.rondo.forms.delivery.MailFrame;
import io.rondo.forms.layout.PageNotFound;
import io.rondo.workers.content.ContentVersion;
import io.rondo.workers.content.Contents;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A version as it was kept: the page about it and the mail itself, which is shown in a frame. */
@Controller
class PreviewPages {

  private final Contents contents;

  PreviewPages(Contents contents) {
    this.contents = contents;
  }

  @GetMapping("/contents/{name}/versions/{version}")
  String version(@PathVariable String name, @PathVariable int version, Model model) {
    ContentVersion kept = find(name, version);
    model.addAttribute("version", kept);
    model.addAttribute("mail", contents.preview(kept.draft(), Map.of()));
    return "content/version";
  }

  @GetMapping("/contents/{name}/versions/{version}/preview")
  ResponseEntity<String> preview(@PathVariable String name, @PathVariable int version) {
    return MailFrame.of(contents.preview(find(name, version).draft(), Map.of()).html());
  }

  private ContentVersion find(String name, int version) {
    return contents.versions(name).stream()
        .filter(one -> one.version() == version)
        .findFirst()
        .orElseThrow(PageNotFound::new);
  }
}
