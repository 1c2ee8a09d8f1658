package io.rondo.workers.approval;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Cell;
import io.rondo.workers.content.ContentVersion;
import io.rondo.workers.content.Contents;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Small changes of a campaign in review that need no new brief. */
@Service
public class Amendments {

  private final Campaigns campaigns;
  private final Contents contents;

  Amendments(Campaigns campaigns, Contents contents) {
    this.campaigns = campaigns;
    this.contents = contents;
  }

  /** A cell whose content has a newer version than the one that would go out. */
  public record Newer(int cellNo, String cell, String content, int version, int newest) {}

  /** The cells of a campaign in review that could get a newer version. */
  @Transactional(readOnly = true)
  public List<Newer> newer(String code) {
    Campaign campaign = campaigns.get(code);
    if (campaign.status() != CampaignStatus.APPROVING) {
      return List.of();
    }
    return campaign.cells().stream().map(this::newer).filter(Objects::nonNull).toList();
  }

  private Newer newer(Cell cell) {
    if (cell.contentVersionId() == null) {
      return null;
    }
    ContentVersion pinned = contents.get(cell.contentVersionId());
    return contents
        .latest(pinned.name())
        .filter(latest -> latest.version() > pinned.version())
        .map(
            latest ->
                new Newer(
                    cell.cellNo(), cell.name(), latest.name(), pinned.version(), latest.version()))
        .orElse(null);
  }

  /**
   * Takes the newest version of its content for a cell. Signatures that cover the content fall.
   *
   * @param person becomes a contributor, who signs nothing of this campaign
   * @throws ReviewRefused when the campaign is not in review, or there is no newer version
   */
  @Transactional
  public void useNewest(String code, int cellNo, String person) {
    Campaign campaign = campaigns.hold(code);
    if (campaign.status() != CampaignStatus.APPROVING) {
      throw new ReviewRefused("Campaign " + code + " is not in review.");
    }
    Newer newer =
        newer(code).stream()
            .filter(one -> one.cellNo() == cellNo)
            .findFirst()
            .orElseThrow(
                () -> new ReviewRefused("Cell " + cellNo + " has the newest version already."));
    long newest = contents.latest(newer.content()).orElseThrow().id();
    campaigns.contribute(code, person);
    campaigns.note(
        code,
        "content changed",
        person,
        "Cell %s: %s version %d instead of %d."
            .formatted(newer.cell(), newer.content(), newer.newest(), newer.version()));
    campaigns.pinContent(code, cellNo, newest);
  }
}
