package io.rondo.workers.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rondo.workers.insight.Lift.Group;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LiftTest {

  private static final Offset<Double> SIXTH_DIGIT = within(0.0000005);

  @Test
  void theKnownRatesAreMetToTheSixthDigit() {
    Group mens = Group.ofFacts(21_307, 3_894);
    Group womens = Group.ofFacts(21_387, 3_238);
    Group holdOut = Group.ofFacts(21_306, 2_262);
    expect(Lift.of(mens, holdOut), 0.076590, 0.006636);
    expect(Lift.of(womens, holdOut), 0.045233, 0.006339);
    expect(Lift.of(Group.ofFacts(21_307, 267), Group.ofFacts(21_306, 122)), 0.006805, 0.001805);
    expect(Lift.of(Group.ofFacts(21_387, 189), Group.ofFacts(21_306, 122)), 0.003111, 0.001612);
  }

  @Test
  void theKnownSpendOfRealCustomersIsMetToTheSixthDigit() {
    var customers = RealCustomers.read();
    Assumptions.assumeTrue(
        customers.isPresent(),
        "Skipped: ../shared/data/hillstrom.csv, the real customers, is not here.");
    Map<String, double[]> sums = new HashMap<>();
    for (RealCustomers.Line line : customers.get()) {
      double spend = line.spend().doubleValue();
      double[] sum = sums.computeIfAbsent(line.treatment(), key -> new double[4]);
      sum[0]++;
      sum[1] += spend > 0 ? 1 : 0;
      sum[2] += spend;
      sum[3] += spend * spend;
    }

    assertThat(group(sums, "Mens E-Mail").mean()).isCloseTo(1.422617, SIXTH_DIGIT);
    expect(Lift.of(group(sums, "Mens E-Mail"), group(sums, "No E-Mail")), 0.769827, 0.284677);
    expect(Lift.of(group(sums, "Womens E-Mail"), group(sums, "No E-Mail")), 0.424412, 0.255446);
  }

  @Test
  void tooFewPeopleGiveADifferenceWithoutAnInterval() {
    Group enough = Group.ofFacts(100, 20);
    for (Group few :
        List.of(Group.ofFacts(29, 10), Group.ofFacts(100, 4), Group.ofFacts(100, 96))) {
      for (Lift lift : List.of(Lift.of(few, enough), Lift.of(enough, few))) {
        assertThat(lift.enough()).isFalse();
        assertThat(lift.plusMinus()).isNull();
        assertThat(lift.value()).isNotNull();
      }
    }
    assertThat(Lift.of(Group.ofFacts(30, 5), Group.ofFacts(30, 25)).enough()).isTrue();
  }

  @Test
  void anEmptyGroupGivesNothing() {
    assertThat(Lift.of(Group.ofFacts(0, 0), Group.ofFacts(100, 20)))
        .isEqualTo(new Lift(null, null, false));
  }

  private static void expect(Lift lift, double value, double plusMinus) {
    assertThat(lift.enough()).isTrue();
    assertThat(lift.value()).isCloseTo(value, SIXTH_DIGIT);
    assertThat(lift.plusMinus()).isCloseTo(plusMinus, SIXTH_DIGIT);
  }

  private static Group group(Map<String, double[]> sums, String treatment) {
    double[] sum = sums.get(treatment);
    return new Group((long) sum[0], (long) sum[1], sum[2], sum[3]);
  }
}
