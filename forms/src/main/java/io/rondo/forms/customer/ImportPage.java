package io.rondo.forms.customer;

import io.rondo.workers.customer.CustomerImports;
import io.rondo.workers.customer.ImportOptions;
import io.rondo.workers.customer.ImportRefused;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Takes a customer file from a browser. The file is read from disk as a stream. */
@Controller
@RequestMapping("/customers/import")
class ImportPage {

  private final CustomerImports imports;

  ImportPage(CustomerImports imports) {
    this.imports = imports;
  }

  @GetMapping
  String form() {
    return "customer/import";
  }

  @PostMapping
  String run(
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "") String consentSource,
      @RequestParam(defaultValue = "") String consentText,
      Model model)
      throws IOException {
    if (file.isEmpty()) {
      model.addAttribute("refusal", "The file is empty: choose a CSV with a line of headers.");
      return "customer/import";
    }
    try (InputStream csv = file.getInputStream()) {
      ImportOptions options = new ImportOptions(blank(consentSource), blank(consentText));
      model.addAttribute("report", imports.run(csv, options));
    } catch (ImportRefused refused) {
      model.addAttribute("refusal", refused.getMessage());
    }
    return "customer/import";
  }

  private static String blank(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
