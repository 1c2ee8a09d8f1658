package io.rondo.processes;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.rondo.workers.engine.Worker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.ibatis.annotations.Mapper;

/**
 * Who may import whom. Packages begin with two dots so that planted classes fall under them too.
 */
enum HouseRule {
  WORKERS_KNOW_NO_OTHER_ROOM(
      noClasses()
          .that(resideInAnyPackage("..io.rondo.workers.."))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "..io.rondo.forms..", "..io.rondo.integrations..", "..io.rondo.processes.."))),
  FORMS_KNOW_ONLY_WORKERS(
      noClasses()
          .that(resideInAnyPackage("..io.rondo.forms.."))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("..io.rondo.integrations..", "..io.rondo.processes.."))),
  INTEGRATIONS_KNOW_ONLY_WORKERS(
      noClasses()
          .that(resideInAnyPackage("..io.rondo.integrations.."))
          .should()
          .dependOnClassesThat(resideInAnyPackage("..io.rondo.forms..", "..io.rondo.processes.."))),
  CAPABILITIES_USE_EARLIER_ONES_ONLY(
      classes().that(resideInAnyPackage("..io.rondo.workers..")).should(useEarlierCapabilities())),
  ONLY_THE_ENGINE_ADAPTER_KNOWS_CAMUNDA(
      noClasses()
          .that(
              resideInAnyPackage("..io.rondo..")
                  .and(
                      resideOutsideOfPackages(
                          "..io.rondo.workers.engine..", "..io.rondo.processes..")))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.camunda.bpm..", "org.camunda.spin..", "org.camunda.connect.."))),
  ONLY_AUDIENCE_KNOWS_FEEL(
      noClasses()
          .that(
              resideInAnyPackage("..io.rondo..")
                  .and(resideOutsideOfPackages("..io.rondo.workers.audience..")))
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.camunda.feel.."))),
  ONLY_INTEGRATIONS_KNOW_CAMEL(
      noClasses()
          .that(
              resideInAnyPackage("..io.rondo..")
                  .and(resideOutsideOfPackages("..io.rondo.integrations..")))
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.apache.camel.."))),
  ONLY_MAPPERS_KNOW_MYBATIS(
      noClasses()
          .that(
              resideInAnyPackage("..io.rondo..")
                  .and(resideOutsideOfPackages("..io.rondo.workers.database.."))
                  .and(belongsToNoMapper()))
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.apache.ibatis..", "org.mybatis.."))),
  WORKERS_OPEN_NO_SOCKET(
      noClasses()
          .that(resideInAnyPackage("..io.rondo.workers.."))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.net.http..", "jakarta.mail..", "java.nio.channels..")
                  .or(describe("sockets", HouseRule::isSocket)))),
  MAPPERS_STAY_INSIDE(classes().that().areAnnotatedWith(Mapper.class).should().bePackagePrivate()),
  STEPS_STAY_INSIDE(classes().that().implement(Worker.class).should().bePackagePrivate());

  private final ArchRule rule;

  HouseRule(ArchRule rule) {
    this.rule = rule;
  }

  ArchRule rule() {
    return rule.as(name()).allowEmptyShould(true);
  }

  private static boolean isSocket(JavaClass type) {
    return Set.of("java.net.Socket", "java.net.ServerSocket", "java.net.URLConnection")
        .contains(type.getName());
  }

  /** A mapper, or what is nested in one. */
  private static DescribedPredicate<JavaClass> belongsToNoMapper() {
    return describe(
        "belongs to no mapper",
        type -> {
          JavaClass outer = type;
          while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
          }
          return !outer.isAnnotatedWith(Mapper.class);
        });
  }

  private static ArchCondition<JavaClass> useEarlierCapabilities() {
    return new ArchCondition<>("use earlier capabilities only") {
      private final Map<String, Set<String>> allowed = allowed();
      private final Pattern capability = Pattern.compile(".*\\bio\\.rondo\\.workers\\.(\\w+).*");

      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String own = capability(type);
        type.getDirectDependenciesFromSelf()
            .forEach(
                dependency -> {
                  String used = capability(dependency.getTargetClass());
                  if (own != null
                      && used != null
                      && !own.equals(used)
                      && !allowed.get(own).contains(used)) {
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                  }
                });
      }

      private String capability(JavaClass type) {
        Matcher matcher = capability.matcher(type.getPackageName());
        return matcher.matches() && allowed.containsKey(matcher.group(1)) ? matcher.group(1) : null;
      }
    };
  }

  /** {@code campaign, customer, staff < consent < content, audience < seal, rehearsal < ...}. */
  private static Map<String, Set<String>> allowed() {
    List<List<String>> tiers =
        List.of(
            List.of("campaign", "customer", "staff"),
            List.of("consent"),
            List.of("hold"),
            List.of("content", "audience"),
            List.of("seal", "rehearsal"),
            List.of("route"),
            List.of("approval"),
            List.of("partner"),
            List.of("delivery", "asset"),
            List.of("fulfilment"),
            List.of("call", "reseller", "sandbox", "desk"),
            List.of("response"),
            List.of("bounce", "social", "dialogue"),
            List.of("followup"),
            List.of("conversation"),
            List.of("insight"));
    Map<String, Set<String>> allowed = new TreeMap<>();
    Set<String> earlier = new java.util.TreeSet<>();
    for (List<String> tier : tiers) {
      tier.forEach(capability -> allowed.put(capability, Set.copyOf(earlier)));
      earlier.addAll(tier);
    }
    return allowed;
  }
}
