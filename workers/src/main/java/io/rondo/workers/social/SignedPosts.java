package io.rondo.workers.social;

import io.rondo.workers.asset.Assets;
import io.rondo.workers.seal.CampaignPosts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The posts of a campaign, as a seal wants to know them. */
@Component
class SignedPosts implements CampaignPosts {

  private final PostBook book;
  private final Assets assets;

  SignedPosts(PostBook book, Assets assets) {
    this.book = book;
    this.assets = assets;
  }

  @Override
  public List<Value> values(long campaignId) {
    List<Value> values = new ArrayList<>();
    for (SocialPost post : book.ofCampaign(campaignId)) {
      String of = " of post " + post.no();
      values.add(new Value("post " + post.no(), post.text()));
      values.add(new Value("language" + of, post.language()));
      values.add(
          new Value(
              "time" + of,
              post.publishAt() == null ? "with the delivery" : post.publishAt().toString()));
      values.add(new Value("accounts" + of, String.join(", ", post.draft().accounts())));
      for (PostDraft.Picture picture : post.pictures()) {
        values.add(new Value("picture" + of, assets.get(picture.assetVersionId()).sha256()));
        values.add(new Value("description" + of, picture.alt()));
      }
    }
    return values;
  }
}
