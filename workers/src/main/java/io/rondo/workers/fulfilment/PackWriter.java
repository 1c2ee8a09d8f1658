package io.rondo.workers.fulfilment;

import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.Customers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes the pieces of a package: people as the customer book knows them, seeds, and samples. */
@Component
class PackWriter {

  private final Customers customers;
  private final PackMapper mapper;

  PackWriter(Customers customers, PackMapper mapper) {
    this.customers = customers;
    this.mapper = mapper;
  }

  List<PackedRecipient> write(Order order, List<PackMapper.Row> rows) {
    Map<Long, Customer> people =
        customers
            .byIds(rows.stream().map(PackMapper.Row::customerId).filter(Objects::nonNull).toList())
            .stream()
            .collect(Collectors.toMap(Customer::id, Function.identity()));
    boolean seeded = rows.stream().anyMatch(row -> row.seedId() != null);
    Map<Long, PackMapper.Seed> seeds =
        seeded
            ? mapper.seeds(order.id()).stream()
                .collect(Collectors.toMap(PackMapper.Seed::id, Function.identity()))
            : Map.of();
    boolean calls = "call".equals(order.kind().channel());
    return rows.stream()
        .map(
            row -> {
              if (row.customerId() != null) {
                return person(row, people.get(row.customerId()), calls);
              }
              return row.seedId() == null ? madeUp(row) : seed(row, seeds.get(row.seedId()), calls);
            })
        .toList();
  }

  private static PackedRecipient person(PackMapper.Row row, Customer customer, boolean calls) {
    Map<String, Object> fields = new HashMap<>(customer.attributes());
    fields.put("number", customer.number());
    fields.put("first_name", customer.firstName());
    fields.put("last_name", customer.lastName());
    fields.put("language", customer.language());
    fields.put("address_line1", customer.addressLine1());
    fields.put("address_line2", customer.addressLine2());
    fields.put("postal_code", customer.postalCode());
    fields.put("city", customer.city());
    fields.put("country", customer.country());
    Object company = customer.attributes().get("company");
    return new PackedRecipient(
        row.recipientNo(),
        Recipient.ref(row.recipientNo()),
        false,
        name(customer.firstName(), customer.lastName()),
        company == null ? null : company.toString(),
        calls ? null : customer.addressLine1(),
        calls ? null : customer.addressLine2(),
        calls ? null : customer.postalCode(),
        calls ? null : customer.city(),
        customer.country(),
        customer.language(),
        calls ? customer.phone() : null,
        customer.timeZone(),
        row.deliveryId(),
        row.contentVersionId(),
        fields);
  }

  private static PackedRecipient seed(PackMapper.Row row, PackMapper.Seed seed, boolean calls) {
    if (seed == null) {
      return madeUp(row); // it was taken off the list meanwhile
    }
    Map<String, Object> fields = new HashMap<>();
    fields.put("last_name", seed.name());
    fields.put("address_line1", seed.addressLine1());
    fields.put("address_line2", seed.addressLine2());
    fields.put("postal_code", seed.postalCode());
    fields.put("city", seed.city());
    fields.put("country", seed.country());
    return new PackedRecipient(
        row.recipientNo(),
        Recipient.ref(row.recipientNo()),
        true,
        seed.name(),
        null,
        calls ? null : seed.addressLine1(),
        calls ? null : seed.addressLine2(),
        calls ? null : seed.postalCode(),
        calls ? null : seed.city(),
        seed.country(),
        null,
        calls ? seed.phone() : null,
        null,
        null,
        row.contentVersionId(),
        fields);
  }

  private static PackedRecipient madeUp(PackMapper.Row row) {
    int no = row.recipientNo();
    return new PackedRecipient(
        no,
        Recipient.ref(no),
        row.seed(),
        "Test Person " + no,
        null,
        no + " Sample Street",
        null,
        "10115",
        "Sampletown",
        "DE",
        "en",
        null,
        "Europe/Berlin",
        null,
        row.contentVersionId(),
        Map.of("first_name", "Test", "last_name", "Person " + no));
  }

  private static String name(String first, String last) {
    return Stream.of(first, last)
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(" "));
  }
}
