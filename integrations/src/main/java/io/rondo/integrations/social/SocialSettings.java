package io.rondo.integrations.social;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Our accounts on social networks.
 *
 * @param timeout for one exchange, pictures included; default 30 seconds
 * @param accounts by a name of 1 to 32 of a-z, 0-9 and -; default none
 */
@ConfigurationProperties("rondo.integrations.social")
record SocialSettings(
    @DefaultValue("30s") Duration timeout, @DefaultValue Map<String, Account> accounts) {

  /**
   * One account.
   *
   * @param network bluesky, mastodon or graph
   * @param url of the server: https://bsky.social, https://mastodon.example
   * @param handle what we are called there, without @
   * @param secret an app password (bluesky), an access token (mastodon, graph) or a refresh token
   *     (graph, where the mapping has a token_url)
   * @param mapping file that describes a graph network; unused elsewhere
   * @param clientId of OAuth2, for a graph network with a token_url; unused elsewhere
   * @param clientSecret of OAuth2, for a graph network with a token_url; unused elsewhere
   */
  record Account(
      String network,
      String url,
      String handle,
      String secret,
      Path mapping,
      String clientId,
      String clientSecret) {

    /** Without the secret. */
    @Override
    public String toString() {
      return network + " " + url + " " + handle;
    }
  }
}
