package io.rondo.workers.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.audience.Audiences;
import io.rondo.workers.campaign.Assignment;
import io.rondo.workers.campaign.Brief;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Cell;
import io.rondo.workers.content.Contents;
import io.rondo.workers.content.Drafts;
import io.rondo.workers.customer.CustomerImports;
import io.rondo.workers.customer.ImportOptions;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Campaigns whose audience is frozen and waits for its review. */
@Component
public class FrozenCampaigns {

  private static final String TITLES =
      "number,email,first_name,city,consent_email,consent_at,consent_source,consent_text\n";

  private final Campaigns campaigns;
  private final Audiences audiences;
  private final Contents contents;
  private final CustomerImports imports;

  FrozenCampaigns(
      Campaigns campaigns, Audiences audiences, Contents contents, CustomerImports imports) {
    this.campaigns = campaigns;
    this.audiences = audiences;
    this.contents = contents;
    this.imports = imports;
  }

  /** Brings customers N-0, N-1 ... in, all with consent; the second column is theirs to choose. */
  public void customers(int from, int to, IntFunction<String> nameAndCity) {
    String csv =
        IntStream.range(from, to)
            .mapToObj(
                i ->
                    "N-%d,n%d@example.test,%s,yes,2026-01-01,shop,news please"
                        .formatted(i, i, nameAndCity.apply(i)))
            .collect(Collectors.joining("\n", TITLES, "\n"));
    assertThat(
            imports
                .run(
                    new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                    ImportOptions.none())
                .refusals())
        .isEmpty();
  }

  /** A frozen campaign of two cells, A and B, with a hold-out of ten percent. */
  public String frozen(String audience, Instant sendAt) {
    return frozen(audience, sendAt, 10, "A", "B");
  }

  /** A frozen campaign whose cells have equal shares. */
  public String frozen(String audience, Instant sendAt, int holdOut, String... cells) {
    String code = campaigns.nextCode();
    List<Cell> dealt =
        IntStream.range(0, cells.length)
            .mapToObj(
                i ->
                    Brief.cell(
                        i + 1, cells[i], new BigDecimal(100 / cells.length), "hello-" + cells[i]))
            .toList();
    campaigns.record(
        code,
        "marketer",
        new Brief(
            "Spring of " + code,
            "Sell more",
            "10 percent",
            "We are near",
            audience,
            Assignment.CHANCE,
            null,
            new BigDecimal(holdOut),
            null,
            sendAt,
            14,
            10_000,
            5_000,
            new BigDecimal("0.5"),
            "EUR",
            false,
            null,
            dealt,
            List.of()));
    dealt.forEach(
        cell ->
            campaigns.pinContent(
                code,
                cell.cellNo(),
                contents.save(Drafts.sound(cell.contentName()), "designer").id()));
    audiences.freeze(code);
    return code;
  }
}
