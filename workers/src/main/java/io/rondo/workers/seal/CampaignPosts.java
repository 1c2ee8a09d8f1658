package io.rondo.workers.seal;

import java.util.List;

/** Port: what a campaign says on social networks. Without a bean it is nothing. */
public interface CampaignPosts {

  /** Everything about its posts that people sign, always in the same order. */
  List<Value> values(long campaignId);

  /** One thing behind its name. */
  record Value(String name, String value) {}
}
