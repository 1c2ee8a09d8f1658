package io.rondo.workers.rehearsal;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Cell;
import io.rondo.workers.content.ContentVersion;
import io.rondo.workers.content.Contents;
import io.rondo.workers.rehearsal.LinkCheck.Answer;
import io.rondo.workers.rehearsal.LinkCheck.State;
import io.rondo.workers.rehearsal.Rehearsal.LinkState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks at the links of everything that a campaign would mail. */
@Component
class LinkReport {

  private static final Logger LOG = LoggerFactory.getLogger(LinkReport.class);
  private static final int DETAIL = 200;

  private final Contents contents;
  private final ObjectProvider<LinkCheck> check;

  LinkReport(Contents contents, ObjectProvider<LinkCheck> check) {
    this.contents = contents;
    this.check = check;
  }

  /** Every link of every pinned version once, in the order of the brief. */
  List<LinkState> of(Campaign campaign) {
    Map<Long, Set<String>> byVersion = new LinkedHashMap<>();
    campaign.cells().stream()
        .map(Cell::contentVersionId)
        .filter(Objects::nonNull)
        .forEach(id -> byVersion.put(id, new LinkedHashSet<>(contents.compile(id).links())));
    Set<String> urls = new LinkedHashSet<>();
    byVersion.values().forEach(urls::addAll);
    Map<String, Answer> answers = urls.isEmpty() ? Map.of() : answers(urls);
    List<LinkState> links = new ArrayList<>();
    byVersion.forEach(
        (id, of) -> {
          ContentVersion version = contents.get(id);
          of.forEach(url -> links.add(state(version.name(), url, answers.get(url))));
        });
    return links;
  }

  /** A check that fails spoils no rehearsal: its links are unchecked, and the report says so. */
  private Map<String, Answer> answers(Set<String> urls) {
    LinkCheck door = check.getIfAvailable();
    if (door == null) {
      return Map.of();
    }
    try {
      return door.check(urls);
    } catch (RuntimeException e) {
      LOG.warn("Links could not be checked: {}", e.toString());
      return Map.of();
    }
  }

  private static LinkState state(String content, String url, Answer answer) {
    if (answer == null) {
      return new LinkState(content, url, State.UNCHECKED.text(), null);
    }
    String detail = answer.detail();
    return new LinkState(
        content,
        url,
        answer.state().text(),
        detail == null || detail.length() <= DETAIL ? detail : detail.substring(0, DETAIL));
  }
}
