package io.rondo.workers.customer;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds, exports and erases customers; {@link CustomerImports} brings them in. */
@Service
public class Customers {

  private static final Logger LOG = LoggerFactory.getLogger(Customers.class);
  private static final int MAX_FOUND = 500;

  private final CustomerMapper mapper;
  private final Attributes attributes;
  private final ObjectProvider<PersonalData> personalData;
  private final Clock clock;

  Customers(
      CustomerMapper mapper,
      Attributes attributes,
      ObjectProvider<PersonalData> personalData,
      Clock clock) {
    this.mapper = mapper;
    this.attributes = attributes;
    this.personalData = personalData;
    this.clock = clock;
  }

  /** The customer of that id, also an erased one. */
  public Optional<Customer> find(long id) {
    return byIds(List.of(id)).stream().findFirst();
  }

  /** The customer of that number. */
  public Optional<Customer> findByNumber(String number) {
    CustomerColumns columns = columns();
    return Optional.ofNullable(mapper.byNumber(columns, number)).map(columns::customer);
  }

  /** The customers of these ids, by id; unknown ids are left out. At most some thousand at once. */
  public List<Customer> byIds(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    CustomerColumns columns = columns();
    return mapper.byIds(columns, ids).stream().map(columns::customer).toList();
  }

  /**
   * Customers whose number, e-mail, phone number, first or last name begins with the text, whatever
   * the case; the first ones when the text is blank. Erased ones are not found.
   *
   * @param limit at most 500
   */
  public List<Customer> search(String text, int limit) {
    CustomerColumns columns = columns();
    String prefix = text == null ? "" : text.strip();
    int rows = Math.max(1, Math.min(limit, MAX_FOUND));
    List<Map<String, Object>> found =
        prefix.isEmpty()
            ? mapper.first(columns, rows)
            : mapper.search(columns, like(prefix), like(prefix.toLowerCase(Locale.ROOT)), rows);
    return found.stream().map(columns::customer).toList();
  }

  /** How many customers there are, without erased ones. */
  public long count() {
    return mapper.count();
  }

  /**
   * Everything kept about one person, in every capability.
   *
   * @throws UnknownCustomer when there is none of that number
   */
  @Transactional(readOnly = true)
  public CustomerExport export(String number) {
    Customer customer = findByNumber(number).orElseThrow(UnknownCustomer::new);
    Map<String, List<Map<String, Object>>> sections = new TreeMap<>();
    personalData
        .orderedStream()
        .forEach(kept -> sections.put(kept.section(), kept.of(customer.id())));
    return new CustomerExport(customer, sections);
  }

  /**
   * Erases one person: what identifies goes, the ledger keeps its anonymous row, and the address is
   * never written to again, even when it comes back with another import.
   *
   * @param who the member of staff who does it
   * @throws UnknownCustomer when there is none of that number
   */
  @Transactional
  public void erase(String number, String who) {
    Customer customer = findByNumber(number).orElseThrow(UnknownCustomer::new);
    if (customer.erasedAt() != null) {
      return;
    }
    personalData.orderedStream().forEach(kept -> kept.erase(customer.id()));
    mapper.erase(customer.id(), "erased-" + customer.id(), clock.instant());
    LOG.info("{} erased customer {}", who, customer.id());
  }

  /**
   * Forgets a number that reaches somebody else. Nothing happens when the customer has another one
   * by now.
   *
   * @param phoneHash see {@link PhoneHash}
   * @return whether it was the customer's number
   */
  @Transactional
  public boolean unlinkPhone(long customerId, String phoneHash) {
    return mapper.unlinkPhone(customerId, phoneHash, clock.instant()) == 1;
  }

  /**
   * Takes the postal address out of use, because what was sent to it came back. Its lines stay for
   * people to read; it is in use again when the customer file brings a line that differs from the
   * last one. Nothing happens when the customer was changed since, because the address may be a
   * better one by now.
   *
   * @param addressedAt when the address was given away
   * @return whether it is out of use
   */
  @Transactional
  public boolean unlinkPost(long customerId, Instant addressedAt) {
    return mapper.unlinkPost(customerId, addressedAt, clock.instant()) == 1;
  }

  private CustomerColumns columns() {
    return new CustomerColumns(attributes.all());
  }

  private static String like(String prefix) {
    return prefix.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
