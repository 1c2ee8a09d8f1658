package io.rondo.workers.customer;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The columns of a customer that are in use: the fixed ones and the slots of the catalogue. Its
 * text is a select list made of names that {@link Attribute} has checked.
 */
final class CustomerColumns {

  private static final String FIXED =
      "id, customer_number, email, email_hash, first_name, last_name, language, phone, phone_hash,"
          + " address_line1, address_line2, postal_code, city, country, postal_hash, time_zone,"
          + " created_at, erased_at";

  private final List<Attribute> attributes;

  CustomerColumns(List<Attribute> attributes) {
    this.attributes = attributes;
  }

  @Override
  public String toString() {
    StringBuilder columns = new StringBuilder(FIXED);
    attributes.forEach(attribute -> columns.append(", ").append(attribute.slot()));
    return columns.toString();
  }

  Customer customer(Map<String, Object> row) {
    Map<String, Object> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    columns.putAll(row);
    return new Customer(
        ((Number) columns.get("id")).longValue(),
        (String) columns.get("customer_number"),
        (String) columns.get("email"),
        (String) columns.get("email_hash"),
        (String) columns.get("first_name"),
        (String) columns.get("last_name"),
        (String) columns.get("language"),
        (String) columns.get("phone"),
        (String) columns.get("phone_hash"),
        (String) columns.get("address_line1"),
        (String) columns.get("address_line2"),
        (String) columns.get("postal_code"),
        (String) columns.get("city"),
        (String) columns.get("country"),
        (String) columns.get("postal_hash"),
        (String) columns.get("time_zone"),
        attributes(columns),
        instant(columns.get("created_at")),
        instant(columns.get("erased_at")));
  }

  private Map<String, Object> attributes(Map<String, Object> columns) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      Object value = columns.get(attribute.slot());
      if (value != null) {
        values.put(attribute.name(), value(attribute.type(), value));
      }
    }
    return values;
  }

  private static Object value(AttributeType type, Object value) {
    return switch (type) {
      case BOOLEAN -> ((BigDecimal) value).signum() != 0;
      case NUMBER -> plain((BigDecimal) value);
      case DATE -> value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
      case TEXT -> value;
    };
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static Instant instant(Object value) {
    if (value == null) {
      return null;
    }
    LocalDateTime at =
        value instanceof Timestamp timestamp ? timestamp.toLocalDateTime() : (LocalDateTime) value;
    return at.toInstant(ZoneOffset.UTC);
  }
}
