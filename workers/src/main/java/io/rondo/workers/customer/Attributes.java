package io.rondo.workers.customer;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The catalogue of attributes: imports add to it, segments and contents read it. */
@Service
public class Attributes {

  private static final int TRIES = 5;

  private final AttributeMapper mapper;
  private final Clock clock;
  private final TransactionTemplate ownTransaction;

  Attributes(AttributeMapper mapper, Clock clock, PlatformTransactionManager transactions) {
    this.mapper = mapper;
    this.clock = clock;
    this.ownTransaction = new TransactionTemplate(transactions);
    ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Every attribute, by name. */
  public List<Attribute> all() {
    return mapper.all().stream().map(AttributeMapper.Row::attribute).toList();
  }

  /** The attribute of that name; empty when no import brought it. */
  public Optional<Attribute> find(String name) {
    return all().stream().filter(attribute -> attribute.name().equals(name)).findFirst();
  }

  /**
   * Adds attributes that are not there yet, all or none, in a transaction of its own. An attribute
   * that another import added meanwhile keeps the type it has.
   *
   * @throws ImportRefused when the slots of a type run out
   */
  void add(Map<String, AttributeType> wanted) {
    for (int attempt = 1; ; attempt++) {
      try {
        ownTransaction.executeWithoutResult(status -> insert(wanted));
        return;
      } catch (DuplicateKeyException anotherImportWasFaster) {
        if (attempt == TRIES) {
          throw anotherImportWasFaster;
        }
      }
    }
  }

  /** Lets a yes/no attribute hold any number from now on. */
  void widenToNumber(String name) {
    ownTransaction.executeWithoutResult(
        status -> mapper.setType(name, AttributeType.NUMBER.word()));
  }

  private void insert(Map<String, AttributeType> wanted) {
    List<Attribute> known = all();
    Set<String> names = new HashSet<>();
    Set<String> slots = new HashSet<>();
    known.forEach(
        attribute -> {
          names.add(attribute.name());
          slots.add(attribute.slot());
        });
    wanted.forEach(
        (name, type) -> {
          if (names.add(name)) {
            mapper.insert(name, type.word(), freeSlot(name, type, slots), clock.instant());
          }
        });
  }

  private static String freeSlot(String name, AttributeType type, Set<String> taken) {
    for (int number = 1; number <= type.slots(); number++) {
      String slot = type.slotPrefix() + number;
      if (taken.add(slot)) {
        return slot;
      }
    }
    throw new ImportRefused(
        "There is no room for the column %s: all %d places for attributes of type %s are taken."
            .formatted(name, type.slots(), type.word()));
  }
}
