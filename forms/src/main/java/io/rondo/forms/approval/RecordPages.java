package io.rondo.forms.approval;

import io.rondo.workers.approval.ApprovalRecord;
import io.rondo.workers.approval.Approvals;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.insight.Comparisons;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The record of an approval, to read: as a page and as a file for auditors. */
@Controller
@RequestMapping("/campaigns/{code:C-.+}")
class RecordPages {

  private final Approvals approvals;
  private final Campaigns campaigns;
  private final Comparisons comparisons;
  private final PrintedPages printed;
  private final Clock clock;

  RecordPages(
      Approvals approvals,
      Campaigns campaigns,
      Comparisons comparisons,
      PrintedPages printed,
      Clock clock) {
    this.approvals = approvals;
    this.campaigns = campaigns;
    this.comparisons = comparisons;
    this.printed = printed;
    this.clock = clock;
  }

  @GetMapping("/approval")
  String page(@PathVariable String code, Model model) {
    ApprovalRecord record = approvals.record(code);
    model.addAttribute("campaign", campaigns.get(code));
    model.addAttribute("record", record);
    model.addAttribute("compared", comparisons.of(code).orElse(null));
    return "approval/record";
  }

  @GetMapping("/approval.pdf")
  ResponseEntity<byte[]> pdf(@PathVariable String code) {
    ApprovalRecord record = approvals.record(code);
    Map<String, Object> values = new HashMap<>();
    values.put("record", record);
    values.put("campaign", campaigns.get(code));
    values.put("compared", comparisons.of(code).orElse(null));
    values.put("printedAt", clock.instant());
    byte[] pdf = printed.pdf("approval/record-pdf", values);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename("approval-" + code + ".pdf").build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(pdf);
  }
}
