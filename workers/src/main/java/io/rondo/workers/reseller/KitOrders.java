package io.rondo.workers.reseller;

import io.rondo.workers.asset.AssetOwner;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.reseller.KitMapper.OrderRow;
import io.rondo.workers.token.Ulid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Kits that resellers want: filled by the reseller or for it, judged by somebody else in the
 * centre, and a file once approved.
 */
@Service
public class KitOrders {

  private static final int PAGE = 200;
  private static final int LONGEST_REASON = 500;

  private final KitMapper mapper;
  private final Kits kits;
  private final KitFulfilment fulfilment;
  private final Partners partners;
  private final Assets assets;
  private final ApplicationEventPublisher events;
  private final TransactionOperations transactions;
  private final Clock clock;

  KitOrders(
      KitMapper mapper,
      Kits kits,
      KitFulfilment fulfilment,
      Partners partners,
      Assets assets,
      ApplicationEventPublisher events,
      TransactionOperations transactions,
      Clock clock) {
    this.mapper = mapper;
    this.kits = kits;
    this.fulfilment = fulfilment;
    this.partners = partners;
    this.assets = assets;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What this partner may order; nothing for one that is no reseller. */
  @Transactional(readOnly = true)
  public List<KitTemplate> catalogue(PartnerCaller caller) {
    return isReseller(caller) ? kits.catalogue() : List.of();
  }

  /** The name of the kit that an order is about; empty when it is about something else. */
  @Transactional(readOnly = true)
  public Optional<String> kit(Order order) {
    return fulfilment.kit(order);
  }

  /**
   * A reseller orders a kit with its local values. Where an order of a campaign waits for it, the
   * kit answers that order, and the reseller takes it by that.
   *
   * @throws UnknownKit when there is none of that name in the partner's {@link #catalogue}
   * @throws KitRefused naming each field that is wrong, missing or none of the kit's
   */
  @Transactional
  public KitOrder fill(PartnerCaller caller, String kit, Map<String, String> values) {
    if (!isReseller(caller)) {
      throw new UnknownKit(kit);
    }
    return fill(caller.partnerId(), caller.test(), kit, values, ":" + caller.partnerCode());
  }

  private boolean isReseller(PartnerCaller caller) {
    return partners.get(caller.partnerId()).kind() == PartnerKind.RESELLER;
  }

  /** The same, by a member of staff for a reseller. */
  @Transactional
  public KitOrder fillFor(long partnerId, String kit, Map<String, String> values, String who) {
    return fill(partnerId, false, kit, values, who);
  }

  /**
   * Fills a kit anew that was returned, or still waits.
   *
   * @param version as it was read
   * @throws KitRefused as {@link #fill}, and when it was decided or changed meanwhile
   */
  @Transactional
  public KitOrder refill(String code, Map<String, String> values, int version, String who) {
    KitOrder order = get(code);
    KitTemplate kit = kits.get(order.kit());
    refuse(kit, values);
    changed(mapper.refill(order.id(), kit.id(), clean(kit, values), who, version, clock.instant()));
    return get(code);
  }

  /** One that belongs to this partner. @throws UnknownKit when it does not */
  @Transactional(readOnly = true)
  public KitOrder ofPartner(PartnerCaller caller, String code) {
    KitOrder order = get(code);
    if (order.partnerId() != caller.partnerId() || order.test() != caller.test()) {
      throw new UnknownKit(code);
    }
    return order;
  }

  /** Those of this partner, newest first. */
  @Transactional(readOnly = true)
  public List<KitOrder> ofPartner(PartnerCaller caller) {
    return mapper.ofPartner(caller.partnerId(), PAGE).stream()
        .filter(row -> row.test() == caller.test())
        .map(KitOrders::order)
        .toList();
  }

  /**
   * @throws UnknownKit when there is none
   */
  @Transactional(readOnly = true)
  public KitOrder get(String code) {
    OrderRow row = mapper.byCode(code);
    if (row == null) {
      throw new UnknownKit(code);
    }
    return order(row);
  }

  /** Those that wait first, the longest wait first; then the latest decisions. */
  @Transactional(readOnly = true)
  public List<KitOrder> all() {
    return mapper.all(PAGE).stream().map(KitOrders::order).toList();
  }

  /** The kit as it will be printed. @throws UnknownKit when there is none */
  @Transactional(readOnly = true)
  public String preview(String code) {
    OrderRow row = mapper.byCode(code);
    if (row == null) {
      throw new UnknownKit(code);
    }
    return KitHtml.render(
        mapper.template(row.kitTemplateId()).html(), KitJson.values(row.localValues()));
  }

  /**
   * The centre approves: the kit becomes a file that its reseller can fetch.
   *
   * @param version as it was looked at; another one is not what was approved
   * @throws KitRefused when the person filled it, or it was changed or decided meanwhile
   */
  public KitOrder approve(String code, int version, String who) {
    KitOrder order = judged(code, version, who);
    byte[] html = preview(code).getBytes(StandardCharsets.UTF_8);
    long asset;
    try {
      asset =
          assets
              .store(
                  new ByteArrayInputStream(html),
                  order.kit() + "-" + order.partnerCode() + ".html",
                  new AssetOwner(order.partnerId(), order.test(), who))
              .id();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return transactions.execute(status -> decide(order, "approved", null, asset, version, who));
  }

  /**
   * The centre gives it back.
   *
   * @param reason what the reseller has to change, at most 500 characters
   * @throws KitRefused as {@link #approve}, and without a reason
   */
  @Transactional
  public KitOrder giveBack(String code, int version, String reason, String who) {
    KitOrder order = judged(code, version, who);
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new KitRefused("reason", "Say in at most 500 characters what has to change.");
    }
    return decide(order, "returned", reason.strip(), null, version, who);
  }

  private KitOrder fill(
      long partnerId, boolean test, String name, Map<String, String> values, String who) {
    Partner partner = partners.get(partnerId);
    if (partner.kind() != PartnerKind.RESELLER) {
      throw new KitRefused("", partner.name() + " is no reseller; only resellers order kits.");
    }
    if (partner.state() == Partner.State.SUSPENDED) {
      throw new KitRefused("", partner.name() + " is suspended and orders nothing.");
    }
    KitTemplate kit = kits.get(name);
    refuse(kit, values);
    String code = "ko_" + Ulid.of(clock.instant());
    Optional<Order> wanting = fulfilment.wanting(partnerId, test, name);
    mapper.order(
        code,
        kit.id(),
        partnerId,
        test,
        wanting.map(Order::id).orElse(null),
        clean(kit, values),
        who,
        clock.instant());
    wanting.ifPresent(order -> fulfilment.filled(order, code));
    return get(code);
  }

  /** Nobody approves what they filled themselves. */
  private KitOrder judged(String code, int version, String who) {
    KitOrder order = get(code);
    if (order.filledBy().equalsIgnoreCase(who)) {
      throw new KitRefused("", "You filled this kit. Somebody else has to judge it.");
    }
    changed(order.version() == version && order.state().equals("filled") ? 1 : 0);
    return order;
  }

  private KitOrder decide(
      KitOrder order, String state, String reason, Long asset, int version, String who) {
    changed(mapper.decide(order.id(), state, who, reason, asset, version, clock.instant()));
    if (asset != null && order.orderId() != null) {
      fulfilment.approved(order.orderId(), order.code(), asset);
    }
    events.publishEvent(new KitDecided(order.code(), order.partnerId(), state, order.test()));
    return get(order.code());
  }

  private static void changed(int rows) {
    if (rows == 0) {
      throw new KitRefused("", "The kit was changed or decided meanwhile: look at it again.");
    }
  }

  private static void refuse(KitTemplate kit, Map<String, String> values) {
    Map<String, String> problems = new LinkedHashMap<>();
    kit.fields()
        .forEach(
            field ->
                field
                    .problem(values.get(field.name()))
                    .ifPresent(problem -> problems.put(field.name(), problem)));
    values.keySet().stream()
        .filter(name -> kit.fields().stream().noneMatch(field -> field.name().equals(name)))
        .sorted()
        .forEach(name -> problems.put(name, "The kit has no field of that name to fill."));
    if (!problems.isEmpty()) {
      throw new KitRefused(problems);
    }
  }

  private static String clean(KitTemplate kit, Map<String, String> values) {
    Map<String, String> clean = new TreeMap<>();
    kit.fields()
        .forEach(
            field -> {
              String value = values.get(field.name());
              clean.put(field.name(), value == null ? "" : value.strip());
            });
    return KitJson.write(clean);
  }

  private static KitOrder order(OrderRow row) {
    return new KitOrder(
        row.id(),
        row.code(),
        row.kit(),
        row.kitVersion(),
        row.title(),
        row.partnerId(),
        row.partnerCode(),
        row.partnerName(),
        row.test(),
        KitJson.values(row.localValues()),
        row.state(),
        row.filledBy(),
        row.filledAt(),
        row.decidedBy(),
        row.decidedAt(),
        row.reason(),
        row.assetVersionId(),
        row.version(),
        row.orderId(),
        row.orderCode());
  }
}
