package io.rondo.workers.partner;

import java.util.List;

/**
 * Where something goes, and what signs it.
 *
 * @param secrets the newest first
 */
public record WebhookTarget(String url, List<String> secrets) {

  @Override
  public String toString() {
    return "WebhookTarget[" + url + "]";
  }
}
