package io.rondo.workers.audience;

import io.rondo.workers.database.Database;

/** Where the SQL of H2 and MySQL differs for segments. */
enum Dialect {
  H2 {
    @Override
    String text(String parameter) {
      return "cast(" + parameter + " as varchar)";
    }

    @Override
    String concat(String one, String other) {
      return "(" + one + " || " + other + ")";
    }

    @Override
    String add(String date, String unit, String count) {
      return "dateadd(" + unit + ", " + count + ", " + date + ")";
    }

    @Override
    String daysBetween(String from, String to) {
      return "datediff(day, " + from + ", " + to + ")";
    }

    @Override
    boolean ignoresTrailingBlanks() {
      return false;
    }
  },
  MYSQL {
    /** The columns' own collation, also where no column takes part: case matters. */
    @Override
    String text(String parameter) {
      return "(" + parameter + " collate utf8mb4_bin)";
    }

    @Override
    String concat(String one, String other) {
      return "concat(" + one + ", " + other + ")";
    }

    @Override
    String add(String date, String unit, String count) {
      return "date_add(" + date + ", interval " + count + " " + unit + ")";
    }

    @Override
    String daysBetween(String from, String to) {
      return "datediff(" + to + ", " + from + ")";
    }

    @Override
    boolean ignoresTrailingBlanks() {
      return true;
    }
  };

  static Dialect of(Database database) {
    return database == Database.H2 ? H2 : MYSQL;
  }

  abstract String text(String parameter);

  abstract String concat(String one, String other);

  abstract String add(String date, String unit, String count);

  abstract String daysBetween(String from, String to);

  abstract boolean ignoresTrailingBlanks();
}
