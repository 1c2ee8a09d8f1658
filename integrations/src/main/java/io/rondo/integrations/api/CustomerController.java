package io.rondo.integrations.api;

import io.rondo.workers.customer.CustomerExport;
import io.rondo.workers.customer.CustomerImports;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.customer.ImportOptions;
import io.rondo.workers.customer.ImportReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Brings customers in, and gives out or erases what is kept about one. */
@RestController
@Tag(name = "Customers", description = "Import, export and erasure")
class CustomerController {

  private final CustomerImports imports;
  private final Customers customers;

  CustomerController(CustomerImports imports, Customers customers) {
    this.imports = imports;
    this.customers = customers;
  }

  @PostMapping(
      path = "/api/customers/import",
      consumes = "text/csv",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Import customers from CSV",
      description =
          "The first line names the columns: customer_number, email, first_name, last_name,"
              + " language, phone, address_line1, address_line2, postal_code, city, country,"
              + " time_zone, consent_email, consent_letter, consent_postcard, consent_call,"
              + " consent_at, consent_source, consent_text; every further"
              + " column becomes an attribute. Read as it comes, whatever its length. A line that"
              + " cannot go in is listed with its number and reason and the rest goes in; the same"
              + " file twice changes nothing.",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = "text/csv",
                    schema = @Schema(type = "string"),
                    examples =
                        @ExampleObject(
                            """
                            customer_number,email,recency,consent_email,consent_at,consent_source,consent_text
                            c00001,c00001@example.test,3,yes,2026-05-01,shop,You may write to me
                            """)),
                @Content(
                    mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                    schema = @Schema(implementation = Upload.class))
              }))
  @ApiResponse(responseCode = "200", description = "What became of the lines")
  @ApiResponse(
      responseCode = "422",
      description = "The header makes no sense; nothing was imported",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = Problems.ProblemBody.class)))
  ImportReport importBody(
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(description = "Where consent was given, for lines that do not say it")
          @RequestParam(required = false)
          String consentSource,
      @Parameter(description = "The text the person saw, for lines that do not say it")
          @RequestParam(required = false)
          String consentText)
      throws IOException {
    return imports.run(request.getInputStream(), new ImportOptions(consentSource, consentText));
  }

  @PostMapping(
      path = "/api/customers/import",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(hidden = true)
  ImportReport importFile(
      @RequestPart MultipartFile file,
      @RequestParam(required = false) String consentSource,
      @RequestParam(required = false) String consentText)
      throws IOException {
    try (InputStream csv = file.getInputStream()) {
      return imports.run(csv, new ImportOptions(consentSource, consentText));
    }
  }

  @GetMapping(path = "/api/customers/{number}/export", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Export everything kept about one person")
  ResponseEntity<CustomerExport> export(
      @Parameter(example = "c00001") @PathVariable String number) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"customer.json\"")
        .body(customers.export(number));
  }

  @DeleteMapping("/api/customers/{number}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Erase one person",
      description =
          "What identifies the person goes for good; counts in results stay. The address is never"
              + " written to again, even when it comes back with another import.")
  void erase(
      @Parameter(example = "c00001") @PathVariable String number,
      @Parameter(hidden = true) Principal who) {
    customers.erase(number, who == null ? "api" : who.getName());
  }

  /** The form of an upload, for the documentation. */
  record Upload(@Schema(type = "string", format = "binary") String file) {}
}
