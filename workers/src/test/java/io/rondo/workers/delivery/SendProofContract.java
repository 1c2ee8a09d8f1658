package io.rondo.workers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.content.Contents;
import io.rondo.workers.content.Drafts;
import io.rondo.workers.testing.TestClock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What must hold for proofs and seeds on every database. */
abstract class SendProofContract {

  @Autowired private Campaigns campaigns;
  @Autowired private Contents contents;
  @Autowired private Seeds seeds;
  @Autowired private MailWriter writer;
  @Autowired private ProofMapper proofs;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private final ScriptedChannel channel = new ScriptedChannel();

  @BeforeEach
  void noSeeds() {
    clock.reset();
    jdbc.update("delete from seed");
  }

  @Test
  void everySeedGetsEveryContentAndTheVersionIsPinned() {
    seeds.add("Anna@Example.test", "Anna");
    seeds.add("ben@example.test", "Ben");
    Audience campaign = new Audience(jdbc, contents, "briefing", 0);

    assertThat(proof(campaign)).containsEntry("proofSent", true).containsEntry("briefProblem", "");

    assertThat(channel.tried())
        .extracting(Mail::to)
        .containsExactly("anna@example.test", "ben@example.test");
    Mail mail = channel.tried().get(0);
    assertThat(mail.subject()).isEqualTo("[Proof] A sale for friend");
    assertThat(mail.html()).contains("https://shop.example/buy").doesNotContain("/c/");
    assertThat(campaigns.get(campaign.code).cells().get(0).contentVersionId())
        .isEqualTo(campaign.versionId);
    assertThat(jdbc.queryForMap("select * from proof where campaign_id = ?", campaign.campaignId))
        .containsEntry("seed_count", 2);
  }

  @Test
  void withoutASeedThereIsNoProof() {
    Audience campaign = new Audience(jdbc, contents, "briefing", 0);

    assertThat(proof(campaign)).containsEntry("proofSent", false);
    assertThat((String) proof(campaign).get("briefProblem")).contains("no seed address");
    assertThat(channel.tried()).isEmpty();
    assertThat(campaigns.get(campaign.code).cells().get(0).contentVersionId()).isNull();
  }

  @Test
  void aMissingContentIsNamed() {
    seeds.add("anna@example.test", "Anna");
    Audience campaign = new Audience(jdbc, contents, "briefing", 0);
    jdbc.update(
        "update campaign_cell set content_name = 'nowhere' where campaign_id = ?",
        campaign.campaignId);

    assertThat((String) proof(campaign).get("briefProblem"))
        .contains("there is no content \"nowhere\"");
  }

  @Test
  void anUndeclaredTokenStopsTheProof() {
    seeds.add("anna@example.test", "Anna");
    Audience campaign = new Audience(jdbc, contents, "briefing", 0);
    jdbc.update("update content_version set fallbacks = '{}' where id = ?", campaign.versionId);

    assertThat(proof(campaign)).containsEntry("proofSent", false);
    assertThat((String) proof(campaign).get("briefProblem"))
        .contains("{{ first_name }} is not declared");
    assertThat(channel.tried()).isEmpty();
  }

  @Test
  void aServerThatIsDownIsTriedAgainLater() {
    seeds.add("anna@example.test", "Anna");
    Audience campaign = new Audience(jdbc, contents, "briefing", 0);
    channel.answering(
        mail -> Outcome.notTried(mail.deliveryId(), Outcome.UNREACHABLE, "connection refused"));

    assertThatThrownBy(() -> proof(campaign)).hasMessageContaining("connection refused");
  }

  @Test
  void aSeedIsAnAddress() {
    assertThatThrownBy(() -> seeds.add("nobody", "x")).isInstanceOf(SeedRefused.class);
    assertThatThrownBy(() -> seeds.add("a@b.test\r\nBcc: c@d.test", "x"))
        .isInstanceOf(SeedRefused.class);
    assertThatThrownBy(() -> seeds.add("a@b.test", " ")).isInstanceOf(SeedRefused.class);
    seeds.add("a@b.test", "A");
    seeds.add("A@b.test", "Anna 🎉");
    assertThat(seeds.all()).containsExactly(new Seed("a@b.test", "Anna 🎉"));
    seeds.remove("a@b.test");
    assertThat(seeds.all()).isEmpty();
  }

  private Map<String, Object> proof(Audience campaign) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("channel", channel));
    return new SendProofWorker(
            campaigns,
            contents,
            seeds,
            writer,
            new Channels(beans.getBeanProvider(Channel.class)),
            proofs,
            clock)
        .perform(new FakeStep(campaign.code))
        .variables();
  }

  @Test
  void aLetterIsPinnedButNotMailed() {
    Audience audience = new Audience(jdbc, contents, "briefing", 0);
    jdbc.update(
        "update campaign_cell set channel = 'letter', content_name = ? where campaign_id = ?",
        "letter-" + audience.code,
        audience.campaignId);
    long version = contents.save(Drafts.letter("letter-" + audience.code), "maria").id();

    assertThat(proof(audience)).containsEntry("proofSent", true);

    assertThat(channel.tried()).isEmpty();
    assertThat(campaigns.get(audience.code).cells().get(0).contentVersionId()).isEqualTo(version);
  }

  @Test
  void nobodyGetsAnEmailOnPaper() {
    Audience audience = new Audience(jdbc, contents, "briefing", 0);
    jdbc.update(
        "update campaign_cell set channel = 'letter' where campaign_id = ?", audience.campaignId);
    String content = audience.contentName();

    assertThat(proof(audience))
        .containsEntry("proofSent", false)
        .containsEntry(
            "briefProblem",
            "Cell \"A\": it is reached by letter, but \"%s\" is made as email.".formatted(content));
    assertThat(campaigns.problems(audience.code))
        .contains(
            "Cells: cell A is reached by letter, but \"%s\" is made as email.".formatted(content));
  }
}
