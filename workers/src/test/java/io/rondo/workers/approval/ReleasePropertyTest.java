package io.rondo.workers.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.campaign.Brief;
import io.rondo.workers.campaign.Briefs;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.content.ContentDraft;
import io.rondo.workers.seal.Part;
import io.rondo.workers.testing.H2Test;
import io.rondo.workers.testing.WorkersTestApplication;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Whatever is edited and signed in whatever order, a campaign goes out if and only if every
 * required signature was given for exactly what goes out.
 *
 * <p>The test keeps its own book, of plain numbers instead of fingerprints: each part has a version
 * that an edit counts up, and each signature remembers the versions that it covered.
 */
class ReleasePropertyTest {

  /** The budget from which the route asks for a signature of its own. */
  private static final long DEAR = 200_000;

  private static final List<Act> IN_ORDER =
      List.of(
          Act.NEXT,
          Act.BRAND_SIGNS,
          Act.LEGAL_SIGNS,
          Act.FINANCE_SIGNS,
          Act.NEXT,
          Act.FINANCE_SIGNS,
          Act.NEXT);

  private static ConfigurableApplicationContext context;

  @BeforeContainer
  static void start() {
    context =
        new SpringApplicationBuilder(WorkersTestApplication.class)
            .web(WebApplicationType.NONE)
            .initializers(new H2Test.Initializer())
            .properties(
                "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
                "rondo.workers.token.secret="
                    + "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff")
            .run();
  }

  @AfterContainer
  static void stop() {
    context.close();
  }

  /** What can happen to a campaign in review. */
  enum Act {
    EDIT_CONTENT,
    EDIT_BRIEF,
    EDIT_WINDOW,
    RAISE_BUDGET,
    LOWER_BUDGET,
    NEW_TABLE,
    NEW_PROCESS,
    BRAND_SIGNS,
    LEGAL_SIGNS,
    FINANCE_SIGNS,
    BRAND_ASKS_FOR_CHANGES,
    AUTHOR_TRIES,
    LAWYER_SIGNS_STALE,
    NEXT,
    RELEASE
  }

  @Provide
  Arbitrary<List<Act>> acts() {
    // as in life most acts are signatures; otherwise hardly any sequence would end in a release
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(
                7, Arbitraries.of(Act.BRAND_SIGNS, Act.LEGAL_SIGNS, Act.FINANCE_SIGNS, Act.NEXT)),
            net.jqwik.api.Tuple.of(2, Arbitraries.of(Act.class)),
            net.jqwik.api.Tuple.of(1, Arbitraries.just(Act.RELEASE)))
        .list()
        .ofMinSize(4)
        .ofMaxSize(30);
  }

  @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
  void onlyWhatIsSignedGoesOut(@ForAll("acts") List<Act> acts, @ForAll boolean inOrderAtLast) {
    Play play = new Play(new ApprovalWorld(context).anew());
    acts.forEach(play::perform);
    if (inOrderAtLast) {
      IN_ORDER.forEach(play::perform);
    }
    play.release();
    Statistics.label("released").collect(play.released);
  }

  private static final class Play {

    private static final Map<String, Set<Part>> COVERS =
        Map.of(
            "Brand review",
                EnumSet.complementOf(EnumSet.of(Part.CONTENT, Part.BUDGET, Part.PARTNERS)),
            "Legal review", EnumSet.of(Part.CONTENT, Part.BRIEF),
            "Budget review", EnumSet.of(Part.BUDGET, Part.PARTNERS));

    private final ApprovalWorld world;
    private final String code;
    private final Map<Part, Integer> versions = new EnumMap<>(Part.class);
    private final List<Yes> given = new ArrayList<>();
    private boolean released;

    private record Yes(String duty, Map<Part, Integer> versions) {}

    Play(ApprovalWorld world) {
      this.world = world;
      world.decisions.table("ApprovalRoute", facts -> List.of(Map.of("route", "r", "why", "w")));
      world.stage(
          1,
          "parallel",
          2,
          "Brand review",
          null,
          "brand",
          true,
          "brief,audience,cells,rules,process,window",
          null,
          null);
      world.stage(
          1, "parallel", 2, "Legal review", null, "legal", true, "content,brief", null, null);
      world.stage(
          2, "parallel", 1, "Budget review", null, "finance", true, "budget,partners", null, null);
      for (Part part : Part.values()) {
        versions.put(part, 1);
      }
      code = world.campaign();
      world.ask(code);
    }

    void perform(Act act) {
      if (released) {
        return;
      }
      switch (act) {
        case EDIT_CONTENT -> editContent();
        case EDIT_BRIEF -> {
          rework(
              campaign().goal() + "!", campaign().budgetMinor(), campaign().responseWindowDays());
          changed(Part.BRIEF);
        }
        case EDIT_WINDOW -> {
          rework(campaign().goal(), campaign().budgetMinor(), campaign().responseWindowDays() + 1);
          changed(Part.WINDOW);
        }
        case RAISE_BUDGET -> {
          rework(
              campaign().goal(), campaign().budgetMinor() + DEAR, campaign().responseWindowDays());
          changed(Part.BUDGET);
        }
        case LOWER_BUDGET -> {
          rework(campaign().goal(), campaign().budgetMinor() - 1, campaign().responseWindowDays());
          changed(Part.BUDGET);
        }
        case NEW_TABLE -> {
          world.decisions.saveAs("designer");
          changed(Part.RULES);
        }
        case NEW_PROCESS -> {
          world.models.version("CampaignDelivery", versions.get(Part.PROCESS) + 1);
          changed(Part.PROCESS);
        }
        case BRAND_SIGNS -> sign("Brand review", "bea");
        case LEGAL_SIGNS -> sign("Legal review", "leo");
        case FINANCE_SIGNS -> sign("Budget review", "fay");
        case BRAND_ASKS_FOR_CHANGES ->
            attempt(() -> world.say(code, "Brand review", "bea", Decision.CHANGES));
        case AUTHOR_TRIES -> {
          for (String duty : COVERS.keySet()) {
            assertThat(attempt(() -> world.approve(code, duty, "marketer"))).isFalse();
          }
        }
        case LAWYER_SIGNS_STALE -> stale();
        case NEXT -> next();
        case RELEASE -> release();
      }
    }

    private Campaign campaign() {
      return world.campaigns.get(code);
    }

    private void changed(Part part) {
      versions.merge(part, 1, Integer::sum);
    }

    private void editContent() {
      ContentDraft before = world.contents.latest("summer-a").orElseThrow().draft();
      world.contents.save(
          new ContentDraft(
              before.name(),
              before.subject() + ".",
              before.fromName(),
              before.mjml(),
              before.fallbacks()),
          "writer");
      world.pin(code);
      changed(Part.CONTENT);
    }

    private void rework(String goal, long budget, int window) {
      Brief sound = Briefs.sound();
      Brief brief =
          new Brief(
              sound.name(),
              goal,
              sound.offer(),
              sound.whyUs(),
              sound.audience(),
              sound.assignment(),
              null,
              sound.holdOutShare(),
              null,
              sound.sendAt(),
              window,
              budget,
              sound.fixedCostMinor(),
              sound.costPerEmailMinor(),
              sound.currency(),
              false,
              null,
              sound.cells(),
              List.of());
      world.rework(code, brief);
    }

    private void sign(String duty, String person) {
      if (attempt(() -> world.approve(code, duty, person))) {
        Map<Part, Integer> signed = new EnumMap<>(Part.class);
        COVERS.get(duty).forEach(part -> signed.put(part, versions.get(part)));
        given.add(new Yes(duty, signed));
      }
    }

    private void stale() {
      String seen = world.seal(code);
      editContent();
      assertThat(
              attempt(
                  () ->
                      world.reviews.decide(
                          code,
                          world.duty(code, "Legal review"),
                          "leo",
                          new Reviews.Said("approve", "as_briefed", null, false, null, seen))))
          .isFalse();
    }

    private void next() {
      world.choice.judge(code);
      world.ask(code);
    }

    private boolean attempt(Runnable work) {
      try {
        work.run();
        return true;
      } catch (ReviewRefused | AssertionError noSuchDutyIsOpen) {
        return false;
      }
    }

    void release() {
      if (released) {
        return;
      }
      boolean everySignatureIsGiven =
          COVERS.keySet().stream()
              .allMatch(
                  duty ->
                      given.stream()
                          .filter(yes -> yes.duty().equals(duty))
                          .anyMatch(
                              yes ->
                                  yes.versions().entrySet().stream()
                                      .allMatch(
                                          part ->
                                              versions
                                                  .get(part.getKey())
                                                  .equals(part.getValue()))));
      released = world.releases.release(code).isEmpty();
      assertThat(released).as("released, versions %s", versions).isEqualTo(everySignatureIsGiven);
      if (released) {
        world.releases.mustBeReleased(code);
      } else {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                () -> world.releases.mustBeReleased(code))
            .isInstanceOf(ReviewRefused.class);
      }
    }
  }
}
