package io.rondo.forms.campaign;

import io.rondo.workers.insight.Lift;
import io.rondo.workers.insight.Result;
import java.util.List;

/** One cell's lift over the hold-out in one measure, as the table and the chart show it. */
record LiftRow(String cell, String measure, String label, boolean money, Lift lift) {

  static List<LiftRow> of(Result result) {
    return result.cells().stream()
        .filter(cell -> cell.lift() != null)
        .flatMap(
            cell ->
                List.of(
                    new LiftRow(cell.name(), "visitRate", "Visits", false, cell.lift().visitRate()),
                    new LiftRow(
                        cell.name(),
                        "conversionRate",
                        "Conversions",
                        false,
                        cell.lift().conversionRate()),
                    new LiftRow(
                        cell.name(),
                        "spendPerHead",
                        "Spend per head",
                        true,
                        cell.lift().spendPerHead()))
                    .stream())
        .toList();
  }
}
