package io.rondo.workers.social;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignChanged;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.Processes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The posts of campaigns: people write them, sign them with the campaign, and take them back. */
@Service
public class SocialPosts {

  /** Tells a post that waits for its time that it will not be published. */
  static final String POST_DROPPED = "social.postDropped";

  private final PostBook book;
  private final PostRules rules;
  private final SocialAccounts accounts;
  private final Campaigns campaigns;
  private final ObjectProvider<Processes> processes;
  private final ApplicationEventPublisher events;

  SocialPosts(
      PostBook book,
      PostRules rules,
      SocialAccounts accounts,
      Campaigns campaigns,
      ObjectProvider<Processes> processes,
      ApplicationEventPublisher events) {
    this.book = book;
    this.rules = rules;
    this.accounts = accounts;
    this.campaigns = campaigns;
    this.processes = processes;
    this.events = events;
  }

  /** The posts of a campaign in the order of writing. */
  @Transactional(readOnly = true)
  public List<SocialPost> of(String code) {
    return book.ofCampaign(campaigns.get(code).id());
  }

  /** One of them. @throws UnknownPost when there is none */
  @Transactional(readOnly = true)
  public SocialPost get(String code, int no) {
    return book.find(campaigns.get(code).id(), no)
        .orElseThrow(() -> new UnknownPost(no + " of " + code));
  }

  /** One by its id. @throws UnknownPost when there is none */
  @Transactional(readOnly = true)
  public SocialPost get(long id) {
    return book.get(id);
  }

  /**
   * Adds a post. Who writes it never signs the campaign; signatures that cover its content fall.
   *
   * @return its number
   * @throws PostRefused when a network would not take it, or the campaign is released already
   */
  @Transactional
  public int add(String code, PostDraft draft, String who) {
    PostDraft tidy = PostRules.tidy(draft);
    Campaign campaign = open(code, tidy);
    int no = book.add(campaign.id(), tidy, who);
    changed(code, who, "post written", "Post %d".formatted(no));
    return no;
  }

  /** Writes a post anew. @throws PostRefused as {@link #add} does */
  @Transactional
  public void change(String code, int no, PostDraft draft, String who) {
    PostDraft tidy = PostRules.tidy(draft);
    Campaign campaign = open(code, tidy);
    book.replace(known(campaign, no).id(), tidy, who);
    changed(code, who, "post changed", "Post %d".formatted(no));
  }

  /** Takes a post out of a campaign that is not released yet. */
  @Transactional
  public void remove(String code, int no, String who) {
    Campaign campaign = open(code, null);
    book.remove(known(campaign, no).id());
    changed(code, who, "post removed", "Post %d".formatted(no));
  }

  /**
   * Takes a post back: it is taken off where it stands, and not published where it does not yet.
   * Twice is once. A process takes it off, so it may stand there some seconds longer.
   *
   * @throws PostRefused when the campaign is not released: then the post can be removed
   */
  @Transactional
  public void withdraw(String code, int no, String who) {
    Campaign campaign = campaigns.hold(code);
    if (campaign.status().isOpenToChange()) {
      throw new PostRefused(List.of("Nothing stands anywhere yet: remove the post instead."));
    }
    SocialPost post = known(campaign, no);
    if (!post.isAlive()) {
      return;
    }
    book.drop(post.id());
    processes.getObject().tellWhere(POST_DROPPED, code, "postId", post.id(), Map.of());
    processes.getObject().startFor("PostWithdrawal", code, Map.of("postId", post.id()));
    campaigns.note(code, "post withdrawn", who, "Post %d".formatted(no));
  }

  /**
   * How a post stands on an account.
   *
   * @param length of the text in the network's characters
   * @param problems what does not fit there
   */
  public record Preview(SocialAccount account, int length, List<String> problems) {}

  /** How a draft would stand on every account, whether it was chosen or not. */
  @Transactional(readOnly = true)
  public List<Preview> preview(PostDraft draft) {
    PostDraft tidy = PostRules.tidy(draft);
    if (tidy.text().length() > PostRules.MOST_TEXT) {
      return List.of();
    }
    List<Limits.Measured> pictures = rules.measured(tidy, new ArrayList<>());
    return accounts.all().stream()
        .map(
            account ->
                new Preview(
                    account,
                    account.limits().length(tidy.text()),
                    account.limits().problems(tidy.text(), pictures)))
        .toList();
  }

  /** What is wrong with a draft; empty when it can be kept. */
  @Transactional(readOnly = true)
  public List<String> problems(String code, PostDraft draft) {
    return rules.problems(PostRules.tidy(draft), campaigns.get(code));
  }

  /**
   * What others did about the posts of a campaign: by the number of the post, then by kind (like,
   * repost, social_reply, mention).
   */
  @Transactional(readOnly = true)
  public Map<Integer, Map<String, Integer>> echoes(String code) {
    Map<Integer, Map<String, Integer>> echoes = new TreeMap<>();
    book.echoes(campaigns.get(code).id())
        .forEach(
            echo ->
                echoes
                    .computeIfAbsent(echo.post(), no -> new TreeMap<>())
                    .put(echo.kind(), echo.number()));
    return echoes;
  }

  private Campaign open(String code, PostDraft draft) {
    Campaign campaign = campaigns.hold(code);
    if (!campaign.status().isOpenToChange()) {
      throw new PostRefused(
          List.of("Campaign %s is released: its posts can no longer change.".formatted(code)));
    }
    List<String> problems = draft == null ? List.of() : rules.problems(draft, campaign);
    if (!problems.isEmpty()) {
      throw new PostRefused(problems);
    }
    return campaign;
  }

  private SocialPost known(Campaign campaign, int no) {
    return book.find(campaign.id(), no)
        .orElseThrow(() -> new UnknownPost(no + " of " + campaign.code()));
  }

  private void changed(String code, String who, String what, String detail) {
    campaigns.contribute(code, who);
    campaigns.note(code, what, who, detail);
    events.publishEvent(new CampaignChanged(code));
  }
}
