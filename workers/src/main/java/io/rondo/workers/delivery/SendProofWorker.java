package io.rondo.workers.delivery;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Cell;
import io.rondo.workers.campaign.CellChannel;
import io.rondo.workers.content.ContentKind;
import io.rondo.workers.content.ContentRefused;
import io.rondo.workers.content.ContentVersion;
import io.rondo.workers.content.Contents;
import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Mails every e-mail of the campaign to the seeds, and pins the versions that they saw: what is
 * approved is what will be mailed. Letters, postcards and scripts are pinned with them; reviewers
 * look at those on their page.
 */
@Component
class SendProofWorker implements Worker {

  private static final int MAX_PROBLEM = 1000;

  private final Campaigns campaigns;
  private final Contents contents;
  private final Seeds seeds;
  private final MailWriter writer;
  private final Channels channels;
  private final ProofMapper proofs;
  private final Clock clock;

  SendProofWorker(
      Campaigns campaigns,
      Contents contents,
      Seeds seeds,
      MailWriter writer,
      Channels channels,
      ProofMapper proofs,
      Clock clock) {
    this.campaigns = campaigns;
    this.contents = contents;
    this.seeds = seeds;
    this.writer = writer;
    this.channels = channels;
    this.proofs = proofs;
    this.clock = clock;
  }

  @Override
  public String topic() {
    return "delivery.sendProof";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    Campaign campaign = campaigns.get(step.businessKey());
    List<String> problems = new ArrayList<>();
    List<Seed> readers = seeds.all();
    if (readers.isEmpty() && campaign.cells().stream().anyMatch(SendProofWorker::isMailed)) {
      problems.add("There is no seed address: add one on the content page.");
    }
    Map<Cell, ContentVersion> versions = versions(campaign, problems);
    if (problems.isEmpty()) {
      problems.addAll(send(campaign, versions, readers));
    }
    if (!problems.isEmpty()) {
      return Result.of("proofSent", false).and("briefProblem", joined(problems));
    }
    versions.forEach(
        (cell, version) -> campaigns.pinContent(campaign.code(), cell.cellNo(), version.id()));
    return Result.of("proofSent", true).and("briefProblem", "");
  }

  private static boolean isMailed(Cell cell) {
    return cell.channel().equals(CellChannel.EMAIL.text());
  }

  private static boolean fits(ContentVersion version, Cell cell) {
    return CellChannel.of(cell.channel())
        .filter(channel -> channel.contentKind().equals(version.kind().text()))
        .isPresent();
  }

  private Map<Cell, ContentVersion> versions(Campaign campaign, List<String> problems) {
    Map<Cell, ContentVersion> versions = new LinkedHashMap<>();
    for (Cell cell : campaign.cells()) {
      Optional<ContentVersion> version = contents.latest(cell.contentName());
      if (version.isEmpty()) {
        problems.add(
            "Cell \"%s\": there is no content \"%s\".".formatted(cell.name(), cell.contentName()));
        continue;
      }
      if (!fits(version.get(), cell)) {
        problems.add(
            "Cell \"%s\": it is reached by %s, but \"%s\" is made as %s."
                .formatted(
                    cell.name(), cell.channel(), cell.contentName(), version.get().kind().text()));
        continue;
      }
      try {
        contents.compile(version.get().id());
        versions.put(cell, version.get());
      } catch (ContentRefused e) {
        e.problems()
            .forEach(
                problem ->
                    problems.add("Content \"%s\": %s".formatted(cell.contentName(), problem)));
      }
    }
    return versions;
  }

  private List<String> send(
      Campaign campaign, Map<Cell, ContentVersion> versions, List<Seed> readers) {
    Instant now = clock.instant();
    List<Mail> mails = new ArrayList<>();
    List<Long> mailed =
        versions.values().stream()
            .filter(version -> version.kind() == ContentKind.EMAIL)
            .map(ContentVersion::id)
            .distinct()
            .toList();
    for (long versionId : mailed) {
      for (Seed reader : readers) {
        long no = mails.size();
        String key = "proof-%d-%d-%d".formatted(versionId, now.toEpochMilli(), no);
        mails.add(writer.proof(no, campaign.code(), key, reader.email(), versionId));
      }
    }
    List<String> problems = mails.isEmpty() ? List.of() : handOver(mails);
    if (problems.isEmpty()) {
      mailed.forEach(id -> proofs.insert(campaign.id(), id, readers.size(), now));
    }
    return problems;
  }

  private List<String> handOver(List<Mail> mails) {
    Map<Long, Outcome> outcomes = new LinkedHashMap<>();
    OutcomeSink sink =
        outcome -> {
          synchronized (outcomes) {
            outcomes.put(outcome.deliveryId(), outcome);
          }
        };
    channels.named("email").send(mails, sink);
    List<String> problems = new ArrayList<>();
    synchronized (outcomes) {
      for (Mail mail : mails) {
        Outcome outcome = outcomes.get(mail.deliveryId());
        if (outcome == null || outcome.kind() == Outcome.Kind.SENT) {
          continue;
        }
        if (outcome.kind() != Outcome.Kind.REFUSED) {
          throw new ChannelUnreachable(outcome.detail());
        }
        problems.add("The proof for %s was refused: %s".formatted(mail.to(), outcome.detail()));
      }
    }
    return problems;
  }

  private static String joined(List<String> problems) {
    String text = String.join("\n", problems);
    return text.length() <= MAX_PROBLEM ? text : text.substring(0, MAX_PROBLEM);
  }
}
