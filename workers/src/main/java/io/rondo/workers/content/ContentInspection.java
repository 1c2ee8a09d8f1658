package io.rondo.workers.content;

import io.rondo.workers.campaign.BriefInspection;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Cell;
import io.rondo.workers.campaign.CellChannel;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Nobody gets an e-mail on paper: a content that is there already fits the channel of its cell. */
@Component
class ContentInspection implements BriefInspection {

  private final Contents contents;

  ContentInspection(Contents contents) {
    this.contents = contents;
  }

  @Override
  public List<String> problems(Campaign campaign) {
    List<String> problems = new ArrayList<>();
    for (Cell cell : campaign.cells()) {
      contents
          .latest(cell.contentName())
          .filter(content -> !fits(content.kind(), cell))
          .ifPresent(
              content ->
                  problems.add(
                      "Cells: cell %s is reached by %s, but \"%s\" is made as %s."
                          .formatted(
                              cell.name(), cell.channel(), content.name(), content.kind().text())));
    }
    return problems;
  }

  private static boolean fits(ContentKind kind, Cell cell) {
    return CellChannel.of(cell.channel())
        .filter(channel -> channel.contentKind().equals(kind.text()))
        .isPresent();
  }
}
