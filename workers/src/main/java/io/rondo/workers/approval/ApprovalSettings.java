package io.rondo.workers.approval;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of approvals.
 *
 * @param graceHours working hours from the due date of a review until the campaign goes back to its
 *     author; 1 to 1,000
 */
@ConfigurationProperties("rondo.workers.approval")
record ApprovalSettings(@DefaultValue("16") int graceHours) {

  ApprovalSettings {
    if (graceHours < 1 || graceHours > 1000) {
      throw new IllegalArgumentException(
          "rondo.workers.approval.grace-hours is " + graceHours + "; it takes 1 to 1000.");
    }
  }
}
