package io.rondo.benchmarks;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Customers written by the database itself: a million in a minute. */
final class MadeUpCustomers {

  private static final int PORTION = 100_000;

  private MadeUpCustomers() {}

  /** The number of the customer of this place, from 1. */
  static String number(int place) {
    return "K%07d".formatted(place);
  }

  /** Inserts so many into a schema that Rondo has made. */
  static void insert(String schema, int customers) throws SQLException {
    try (var connection = Bench.connect(schema);
        var setting = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into customer (customer_number, email, email_hash, hash_bits, line_hash,
                  language, created_at, updated_at)
                with recursive n (i) as (select ? union all select i + 1 from n where i < ?)
                select concat('K', lpad(i, 7, '0')), concat('person', i, '@example.test'),
                  sha2(concat('person', i, '@example.test'), 256), i, '0', 'en',
                  utc_timestamp(6), utc_timestamp(6) from n
                """)) {
      setting.execute("set session cte_max_recursion_depth = " + (PORTION + 1));
      for (int from = 1; from <= customers; from += PORTION) {
        insert.setInt(1, from);
        insert.setInt(2, Math.min(customers, from + PORTION - 1));
        insert.executeUpdate();
      }
    }
  }
}
