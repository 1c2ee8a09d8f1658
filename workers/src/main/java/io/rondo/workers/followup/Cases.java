package io.rondo.workers.followup;

import io.rondo.workers.customer.Customers;
import io.rondo.workers.response.Message;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Cases as people read them. */
@Service
public class Cases {

  private final CaseMapper mapper;
  private final Conversations conversations;
  private final Doors doors;
  private final Customers customers;

  Cases(CaseMapper mapper, Conversations conversations, Doors doors, Customers customers) {
    this.mapper = mapper;
    this.conversations = conversations;
    this.doors = doors;
    this.customers = customers;
  }

  /** The case of this code. */
  public Optional<ServiceCase> find(String code) {
    return Optional.ofNullable(mapper.byCode(code));
  }

  /** All that a customer ever had, the oldest first. */
  public List<ServiceCase> of(long customerId) {
    return mapper.ofCustomer(customerId);
  }

  /** What happened to a case, the oldest first. */
  public List<CaseEvent> events(ServiceCase known) {
    return mapper.events(known.id());
  }

  /** The words of a case, theirs and ours, the oldest first. */
  public List<Message> conversation(ServiceCase known) {
    return conversations.of(known);
  }

  /** By which channel an answer leaves; empty when the customer can only be called. */
  public Optional<String> answerChannel(ServiceCase known) {
    return doors.channel(known, Optional.ofNullable(known.customerId()).flatMap(customers::find));
  }
}
