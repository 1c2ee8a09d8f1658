package io.rondo.integrations.social;

import io.rondo.integrations.social.bluesky.BlueskyAccount;
import io.rondo.integrations.social.graph.GraphAccount;
import io.rondo.integrations.social.mastodon.MastodonAccount;
import io.rondo.workers.social.SocialAccount;
import io.rondo.workers.social.SocialNetworks;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** The accounts of the settings. */
@Component
class SocialDoor implements SocialNetworks {

  private final List<SocialAccount> accounts;

  SocialDoor(SocialSettings settings, ProducerTemplate camel, Clock clock) {
    NetworkHttp calls = new NetworkHttp(camel, clock);
    this.accounts =
        settings.accounts().entrySet().stream().map(entry -> account(entry, calls, clock)).toList();
  }

  @Override
  public List<SocialAccount> accounts() {
    return accounts;
  }

  private static SocialAccount account(
      Map.Entry<String, SocialSettings.Account> entry, NetworkHttp calls, Clock clock) {
    String name = entry.getKey();
    String setting = "rondo.integrations.social.accounts." + name;
    if (!name.matches("[a-z0-9-]{1,32}")) {
      throw new IllegalStateException(
          setting + ": the name of an account has 1 to 32 of a-z, 0-9 and -.");
    }
    SocialSettings.Account one = entry.getValue();
    need(setting + ".network", one.network());
    need(setting + ".url", one.url());
    need(setting + ".handle", one.handle());
    need(setting + ".secret", one.secret());
    String url = one.url().replaceAll("/+$", "");
    return switch (one.network()) {
      case "bluesky" -> new BlueskyAccount(name, url, one.handle(), one.secret(), calls, clock);
      case "mastodon" -> new MastodonAccount(name, url, one.handle(), one.secret(), calls, clock);
      case "graph" -> {
        if (one.mapping() == null) {
          throw new IllegalStateException(setting + ".mapping is missing: the file to read it by.");
        }
        yield new GraphAccount(
            name,
            new GraphAccount.Access(
                url, one.handle(), one.secret(), one.clientId(), one.clientSecret()),
            one.mapping(),
            calls,
            clock);
      }
      default ->
          throw new IllegalStateException(
              "%s.network: %s is unknown; there are bluesky, mastodon and graph."
                  .formatted(setting, one.network()));
    };
  }

  private static void need(String setting, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(setting + " is missing.");
    }
  }
}
