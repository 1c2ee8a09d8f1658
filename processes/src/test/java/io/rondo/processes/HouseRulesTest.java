package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The house stands: its own classes keep every rule, and every rule finds its planted violation.
 */
class HouseRulesTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.rondo");

  @ParameterizedTest
  @EnumSource(HouseRule.class)
  void theHouseKeepsTheRule(HouseRule rule) {
    rule.rule().check(HOUSE);
  }

  @ParameterizedTest
  @EnumSource(HouseRule.class)
  void theRuleFindsItsPlantedViolation(HouseRule rule) {
    JavaClasses planted =
        new ClassFileImporter().importPackages("planted." + rule.name().toLowerCase());

    assertThat(rule.rule().evaluate(planted).hasViolation()).isTrue();
  }

  @Test
  void allRoomsAreLookedAt() {
    for (String room : new String[] {"workers", "integrations", "processes"}) {
      assertThat(
              HOUSE.stream().filter(type -> type.getPackageName().startsWith("io.rondo." + room)))
          .as(room)
          .isNotEmpty();
    }
  }
}
