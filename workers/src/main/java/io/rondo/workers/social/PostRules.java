package io.rondo.workers.social;

import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.asset.UnknownAsset;
import io.rondo.workers.campaign.Campaign;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is wrong with a post before a network sees it. */
@Component
class PostRules {

  /** More than any network takes; keeps a page from measuring a book. */
  static final int MOST_TEXT = 20_000;

  private static final int MOST_PICTURES = 20;
  private static final int MOST_ALT = 2_000;

  private final SocialAccounts accounts;
  private final Assets assets;
  private final Clock clock;

  PostRules(SocialAccounts accounts, Assets assets, Clock clock) {
    this.accounts = accounts;
    this.assets = assets;
    this.clock = clock;
  }

  /** As it is kept: the line ends of one kind, no blanks around. */
  static PostDraft tidy(PostDraft draft) {
    return new PostDraft(
        draft.text().replace("\r\n", "\n").replace('\r', '\n').strip(),
        draft.language().strip().toLowerCase(java.util.Locale.ROOT),
        draft.publishAt(),
        List.copyOf(draft.accounts()),
        draft.pictures().stream()
            .map(one -> new PostDraft.Picture(one.assetVersionId(), one.alt().strip()))
            .toList());
  }

  /** Sentences that say what to do; empty when it can be signed. */
  List<String> problems(PostDraft draft, Campaign campaign) {
    List<String> problems = new ArrayList<>();
    if (draft.text().length() > MOST_TEXT || draft.pictures().size() > MOST_PICTURES) {
      return List.of("This is too long for any network: shorten it.");
    }
    if (draft.text().isEmpty() && draft.pictures().isEmpty()) {
      problems.add("The post is empty: write a text.");
    }
    if (draft.text().chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
      problems.add("The text holds a character that nobody can see: write it anew.");
    }
    if (!draft.language().matches("[a-z]{2}")) {
      problems.add("The language has two letters, for example en.");
    }
    if (draft.accounts().isEmpty()) {
      problems.add("Choose at least one account.");
    }
    if (new HashSet<>(draft.accounts()).size() < draft.accounts().size()) {
      problems.add("Choose each account once.");
    }
    problems.addAll(ofTime(draft, campaign));
    List<Limits.Measured> pictures = measured(draft, problems);
    for (String name : draft.accounts()) {
      accounts
          .find(name)
          .ifPresentOrElse(
              account ->
                  account.limits().problems(draft.text(), pictures).stream()
                      .map(sentence -> account.title() + ": " + sentence)
                      .forEach(problems::add),
              () -> problems.add("There is no account \"%s\" any more.".formatted(name)));
    }
    return problems;
  }

  private List<String> ofTime(PostDraft draft, Campaign campaign) {
    if (draft.publishAt() == null) {
      return List.of();
    }
    if (draft.publishAt().isBefore(clock.instant())) {
      return List.of("The time is over: choose a later one, or none.");
    }
    return campaign.sendAt() != null && draft.publishAt().isBefore(campaign.sendAt())
        ? List.of("The campaign is sent later than this post: choose a later time, or none.")
        : List.of();
  }

  /** The pictures that are there, as networks measure them. */
  List<Limits.Measured> measured(PostDraft draft, List<String> problems) {
    List<Limits.Measured> measured = new ArrayList<>();
    for (PostDraft.Picture picture : draft.pictures()) {
      try {
        AssetVersion file = assets.get(picture.assetVersionId());
        measured.add(new Limits.Measured(file.name(), file.mime(), file.size(), picture.alt()));
        if (picture.alt().isEmpty()) {
          problems.add("Say what %s shows, for those who cannot see it.".formatted(file.name()));
        } else if (picture.alt().length() > MOST_ALT) {
          problems.add("The description of %s is too long.".formatted(file.name()));
        }
      } catch (UnknownAsset e) {
        problems.add("A picture is no longer there: bring it again.");
      }
    }
    return measured;
  }
}
