package io.rondo.workers.fulfilment;

import io.rondo.workers.consent.SuppressionReason;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.Customers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who must not be contacted any more: partners hear it of their recipients, and tell it when a
 * person told them. They name people by their recipients only.
 */
@Service
public class DoNotContact {

  private static final List<String> CHANNELS = List.of("email", "letter", "call");
  private static final String REASON = "do_not_contact";

  private final DoNotContactMapper mapper;
  private final RecipientMapper recipientMapper;
  private final Recipients recipients;
  private final Customers customers;
  private final Suppressions suppressions;
  private final Removals removals;

  DoNotContact(
      DoNotContactMapper mapper,
      RecipientMapper recipientMapper,
      Recipients recipients,
      Customers customers,
      Suppressions suppressions,
      Removals removals) {
    this.mapper = mapper;
    this.recipientMapper = recipientMapper;
    this.recipients = recipients;
    this.customers = customers;
    this.suppressions = suppressions;
    this.removals = removals;
  }

  /** A recipient who must not be contacted. */
  public record Entry(long id, String orderCode, String recipient, String reason, Instant at) {}

  /**
   * The recipients of a partner who must not be contacted.
   *
   * @param since null for all
   * @param afterId the last id of the page before; 0 for the first page
   */
  @Transactional(readOnly = true)
  public List<Entry> page(long partnerId, boolean test, Instant since, long afterId, int limit) {
    return mapper.page(partnerId, test, since, afterId, limit).stream()
        .map(DoNotContact::entry)
        .toList();
  }

  private static Entry entry(DoNotContactMapper.Row row) {
    return new Entry(
        row.id(), row.orderCode(), Recipient.ref(row.recipientNo()), row.reason(), row.updatedAt());
  }

  /**
   * Whom orders must leave out although this partner has them: those who were taken out since then,
   * by order and number. Of letters that were handed over nobody.
   *
   * @param since only orders from which somebody was taken out since then
   */
  @Transactional(readOnly = true)
  public List<Entry> removed(long partnerId, Instant since) {
    return mapper.removed(partnerId, since).stream().map(DoNotContact::entry).toList();
  }

  /**
   * A recipient wants no more of it: the address or number is suppressed at once and for good, in
   * every campaign, and taken out of every order of every partner that was not handed over yet.
   * Twice is once. Of a sample order nothing is suppressed.
   *
   * @param everywhere by all channels, not only by that of the order
   * @return whether the order has such a recipient
   */
  @Transactional
  public boolean tell(Order order, int recipientNo, boolean everywhere) {
    RecipientMapper.Row row = recipientMapper.find(order.id(), recipientNo);
    if (row == null) {
      return false;
    }
    if (!order.state().hasReached(OrderState.HANDED_OVER)) {
      recipients.settle(order.id(), recipientNo, "suppressed", REASON);
    }
    Optional<Customer> person =
        row.customerId() == null ? Optional.empty() : customers.find(row.customerId());
    person.ifPresent(customer -> suppress(order, customer, everywhere));
    return true;
  }

  private void suppress(Order order, Customer customer, boolean everywhere) {
    List<String> channels = everywhere ? CHANNELS : List.of(order.kind().channel());
    for (String channel : channels) {
      String hash = customer.addressHash(channel);
      if (hash != null) {
        suppressions.suppress(channel, hash, SuppressionReason.UNSUBSCRIBED);
        removals.remove(channel, hash, REASON);
      }
    }
  }
}
