package io.rondo.forms.customer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one capability keeps about a person, as a table: its columns are those that have a value.
 */
record KeptTable(List<String> columns, List<Map<String, Object>> rows) {

  static KeptTable of(String section, Map<String, List<Map<String, Object>>> kept) {
    List<Map<String, Object>> rows = kept.getOrDefault(section, List.of());
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(
        row ->
            row.forEach(
                (column, value) -> {
                  if (value != null) {
                    columns.add(column);
                  }
                }));
    return new KeptTable(new ArrayList<>(columns), rows);
  }
}
