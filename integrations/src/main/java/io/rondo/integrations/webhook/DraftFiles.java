package io.rondo.integrations.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rondo.integrations.partners.PartnerProblem;
import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.asset.UnknownAsset;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.UnknownOrder;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The files of a draft: partners name them by their codes, signals by their ids. Only a partner's
 * own files count, and from now on they belong to the order.
 */
@Component
class DraftFiles {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 20;

  private final Orders orders;
  private final Assets assets;

  DraftFiles(Orders orders, Assets assets) {
    this.orders = orders;
    this.assets = assets;
  }

  /**
   * The signal as it is stored; one that is no draft stays as it is.
   *
   * @throws PartnerProblem when the order or a file is none of this partner's
   */
  PartnerSignal found(PartnerSignal signal) {
    return signal.kind() == PartnerSignal.Kind.DRAFT ? draft(signal) : signal;
  }

  private PartnerSignal draft(PartnerSignal signal) {
    try {
      Order order = orders.ofPartner(signal.partnerId(), signal.orderCode());
      ObjectNode body = (ObjectNode) JSON.readTree(signal.body());
      List<Long> ids = ids(order, body.get("assets"));
      ArrayNode named = body.putArray("assets");
      ids.forEach(
          id -> {
            assets.attach(id, order.id());
            named.add(id);
          });
      return new PartnerSignal(
          signal.partnerId(),
          signal.id(),
          signal.way(),
          signal.orderCode(),
          signal.kind(),
          body.toString(),
          signal.occurredAt());
    } catch (UnknownOrder e) {
      throw PartnerProblem.unreadable("/data/order", "not_allowed", "is none of your orders");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("It was read before", e);
    }
  }

  private List<Long> ids(Order order, JsonNode codes) {
    if (!codes.isArray() || codes.isEmpty() || codes.size() > MOST) {
      throw PartnerProblem.unreadable("/data/assets", "not_allowed", "has 1 to " + MOST + " files");
    }
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      ids.add(id(order, codes.get(i).asText(), i));
    }
    return ids;
  }

  private long id(Order order, String code, int place) {
    try {
      AssetVersion file = assets.ofPartner(order.partnerId(), order.test(), code);
      if (file.partnerId() != null && file.partnerId() == order.partnerId()) {
        return file.id();
      }
    } catch (UnknownAsset e) {
      // the answer is the same for somebody else's file
    }
    throw PartnerProblem.unreadable("/data/assets/" + place, "not_allowed", "is no file of yours");
  }
}
