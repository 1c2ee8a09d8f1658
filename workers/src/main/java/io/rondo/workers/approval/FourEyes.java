package io.rondo.workers.approval;

import io.rondo.workers.audience.Segments;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Cell;
import io.rondo.workers.content.ContentVersion;
import io.rondo.workers.content.Contents;
import io.rondo.workers.seal.Part;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Nobody signs what they wrote or submitted: not as a deputy, not in a group, not as an
 * administrator. Looks at the person's id alone, whatever their rights.
 */
@Component
class FourEyes {

  private final Campaigns campaigns;
  private final Contents contents;
  private final Segments segments;

  FourEyes(Campaigns campaigns, Contents contents, Segments segments) {
    this.campaigns = campaigns;
    this.contents = contents;
    this.segments = segments;
  }

  /** Whether this person wrote on the campaign itself: its brief, or which content it takes. */
  boolean wrote(Campaign campaign, String person) {
    return campaign.author().equalsIgnoreCase(person)
        || contains(campaigns.contributors(campaign.code()), person);
  }

  /** Why this person may not sign these parts, as a sentence to them; empty when they may. */
  Optional<String> refusal(Campaign campaign, String person, Set<Part> covers) {
    if (wrote(campaign, person)) {
      return Optional.of("You wrote this brief. Somebody else has to review it.");
    }
    if (covers.contains(Part.CONTENT)) {
      Optional<ContentVersion> own =
          campaign.cells().stream()
              .map(Cell::contentVersionId)
              .filter(Objects::nonNull)
              .map(contents::get)
              .filter(version -> version.author().equalsIgnoreCase(person))
              .findFirst();
      if (own.isPresent()) {
        return Optional.of(
            "You wrote the content %s. Somebody else has to review it."
                .formatted(own.get().name()));
      }
    }
    if (covers.contains(Part.AUDIENCE) && contains(segments.writers(campaign.audience()), person)) {
      return Optional.of(
          "You wrote the segment %s. Somebody else has to review it."
              .formatted(campaign.audience()));
    }
    return Optional.empty();
  }

  boolean allows(Campaign campaign, String person, Set<Part> covers) {
    return refusal(campaign, person, covers).isEmpty();
  }

  private static boolean contains(Set<String> people, String person) {
    return people.stream().anyMatch(person::equalsIgnoreCase);
  }
}
