package io.rondo.processes.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.TestStaff;
import io.rondo.processes.testing.Visitor;
import io.rondo.workers.asset.AssetOwner;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.asset.Uploads;
import io.rondo.workers.call.CallLists;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.consent.Consents;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.SampleOrders;
import io.rondo.workers.partner.KeyBook;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.Webhooks;
import io.rondo.workers.reseller.KitField;
import io.rondo.workers.reseller.KitOrders;
import io.rondo.workers.reseller.Kits;
import io.rondo.workers.reseller.Leads;
import io.rondo.workers.reseller.Referrals;
import io.rondo.workers.testing.TestPartners;
import io.rondo.workers.token.Sha256;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Tries every endpoint of the partner API with every kind of caller on a thing that is there and on
 * one that is not. The endpoints are asked of Rondo itself. Only who owns the thing may learn that
 * it is there: to all others the two answers are the same to the byte.
 */
@RunningRondo
class PartnerMatrixTest {

  /** Somebody who knocks. */
  private enum Who {
    NOBODY,
    STAFF,
    OWN_KEY,
    OWN_TOKEN,
    OWN_KEY_WITHOUT_SCOPE,
    OWN_TEST_KEY,
    OTHER_KEY,
    OTHER_TOKEN
  }

  private static final Set<Who> OWNERS = Set.of(Who.OWN_KEY, Who.OWN_TOKEN);

  /** These prove their senders themselves, or tell nothing of anybody. */
  private static final List<String> OPEN =
      List.of(
          "/partner/v1/token",
          "/partner/v1/openapi.json",
          "/partner/v1/callbacks",
          "/partner/v1/xjmf",
          "/partner/v1/print");

  /** What the owner has one of here. */
  private static final List<String> THINGS =
      List.of(
          "/orders/{id}",
          "/assets/{id}",
          "/uploads/{id}",
          "/webhooks/{id}",
          "/leads/{id}",
          "/kit-orders/{id}",
          "/kits/{name}",
          "POST /partner/v1/calls");

  /**
   * The catalogue of kits is the same for all keys of a reseller, also for those of its sandbox.
   */
  private static final String CATALOGUE = "/kits/{name}";

  @LocalServerPort private int port;
  @Autowired private Partners partners;
  @Autowired private KeyBook keys;
  @Autowired private SampleOrders samples;
  @Autowired private Assets assets;
  @Autowired private Uploads uploads;
  @Autowired private Webhooks webhooks;
  @Autowired private CallLists calls;
  @Autowired private Kits kits;
  @Autowired private KitOrders kitOrders;
  @Autowired private Leads leads;
  @Autowired private Referrals referrals;
  @Autowired private Consents consents;
  @Autowired private IdentityService identities;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private PartnerTokens tokens;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private final Map<Who, String> logins = new EnumMap<>(Who.class);
  private Partner owner;
  private String order;
  private String asset;
  private String upload;
  private String webhook;
  private String message;
  private long campaign;
  private String callOrder;
  private String kit;
  private String kitOrder;
  private String lead;
  private String referral;

  @BeforeEach
  void things() throws Exception {
    TestStaff.ensure(identities);
    owner =
        partner(
            PartnerKind.RESELLER,
            DeliverableKind.LETTER,
            DeliverableKind.CALL,
            DeliverableKind.KIT);
    Partner other = partner(PartnerKind.PRINT, DeliverableKind.LETTER);
    Set<String> all = Set.copyOf(KeyBook.SCOPES);
    logins.put(Who.OWN_KEY, key(owner, false, all));
    logins.put(Who.OTHER_KEY, key(other, false, all));
    logins.put(Who.OWN_TEST_KEY, key(owner, true, all));
    logins.put(Who.OWN_TOKEN, token(owner));
    logins.put(Who.OTHER_TOKEN, token(other));
    order =
        samples.place(owner.id(), DeliverableKind.LETTER, "Spring letter", "Print it.", 2).code();
    campaign = campaign();
    jdbc.update(
        "update partner_order set test = false, campaign_id = ? where code = ?", campaign, order);
    AssetOwner own = AssetOwner.partner(owner.id(), owner.code(), false);
    asset = assets.store(new ByteArrayInputStream(picture()), "a.png", own).code();
    upload = uploads.open(own, new Uploads.Announced("a.txt", 9, null, null, null)).code();
    long id = webhooks.create(owner.id(), "http://127.0.0.1:9/x", List.of(), false).webhook().id();
    webhook = Long.toString(id);
    message = webhooks.ping(owner.id(), id);
    callOrder = callOrder();
    kit = "kit-" + UUID.randomUUID();
    KitField shop = new KitField("shop", "Shop", KitField.Type.TEXT, 60, true);
    kits.save(kit, "Spring window", "<p>At {{ shop }}</p>", List.of(shop), "adam");
    kitOrder = kitOrders.fillFor(owner.id(), kit, Map.of("shop", "Nord"), "adam").code();
    lead = leads.offer(customer(), null, owner.id(), "Wants a visit.", "adam").code();
    referral =
        referrals
            .bring(new PartnerCaller(owner.id(), owner.code(), false, Set.of()), "K-1", "Online.")
            .code();
  }

  /** One with a call list, so that there is a row to be found. */
  private String callOrder() {
    Order calling = samples.place(owner.id(), DeliverableKind.CALL, "Spring calls", "Call.", 2);
    PartnerCaller sandbox = new PartnerCaller(owner.id(), owner.code(), true, Set.of("calls"));
    assertThat(calls.page(sandbox, calling.code(), 0, 10)).hasSize(2);
    jdbc.update(
        "update partner_order set test = false, state = 'accepted', campaign_id = ? where id = ?",
        campaign,
        calling.id());
    return calling.code();
  }

  /** Orders that are no samples belong to one. */
  private long campaign() {
    String code = "C-1999-" + UUID.randomUUID().toString().substring(0, 8);
    LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
    jdbc.update(
        "insert into campaign (code, name, goal, offer, why_us, audience, assignment,"
            + " hold_out_share, response_window_days, budget_minor, fixed_cost_minor,"
            + " cost_per_email_minor, currency, author, status, paused, created_at, updated_at)"
            + " values (?, 'Spring', 'g', 'o', 'w', 'true', 'chance', 10, 14, 100000, 5000, 0.5,"
            + " 'EUR', 'tessMarketer', 'released', false, ?, ?)",
        code,
        now,
        now);
    return jdbc.queryForObject("select id from campaign where code = ?", Long.class, code);
  }

  /** Somebody who agrees to be handed over. */
  private long customer() {
    String number = "K-" + UUID.randomUUID();
    LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
    jdbc.update(
        "insert into customer (customer_number, email, email_hash, first_name, last_name,"
            + " language, hash_bits, line_hash, created_at, updated_at) values (?, ?, ?, 'Mia',"
            + " 'Berg', 'de', 1, '0', ?, ?)",
        number,
        number + "@example.test",
        Sha256.hex(number),
        now,
        now);
    long id =
        jdbc.queryForObject(
            "select id from customer where customer_number = ?", Long.class, number);
    consents.record(
        id,
        "partner",
        Leads.PARTNER_SHARING,
        true,
        Instant.now(),
        "a test",
        "May a partner help you?");
    return id;
  }

  private static byte[] picture() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  private Partner partner(PartnerKind kind, DeliverableKind... makes) {
    return new TestPartners(partners)
        .live(
            "p" + UUID.randomUUID().toString().substring(0, 8), kind, Partner.Transport.API, makes);
  }

  private String key(Partner partner, boolean test, Set<String> scopes) {
    return keys.createKey(partner.id(), test, scopes, null, "adam").secret();
  }

  private String token(Partner partner) {
    Set<String> all = Set.copyOf(KeyBook.SCOPES);
    return tokens
        .issue(keys.createClient(partner.id(), false, all, null, "adam").name(), all)
        .token();
  }

  @Test
  void onlyTheOwnerLearnsThatAThingIsThere() {
    List<String> wrong = new ArrayList<>();
    for (String door : doors()) {
      String scope = scope(door);
      logins.put(Who.OWN_KEY_WITHOUT_SCOPE, without(scope));
      for (Who who : Who.values()) {
        String there = knock(who, door, true);
        String nowhere = knock(who, door, false);
        boolean same = there.equals(nowhere);
        boolean names = THINGS.stream().anyMatch(door::contains);
        boolean gone = door.startsWith("DELETE") && who == Who.OWN_TOKEN; // the key came first
        boolean shared = door.contains(CATALOGUE) && who == Who.OWN_TEST_KEY;
        if (!OWNERS.contains(who) && !shared && !same) {
          wrong.add(door + " as " + who + ": " + there + " but for an unknown id " + nowhere);
        }
        if (OWNERS.contains(who) && names && !gone && there.startsWith("404")) {
          wrong.add(door + " is hidden from " + who + ": " + there);
        }
        String expected =
            switch (who) {
              case NOBODY, STAFF -> "401";
              case OWN_KEY_WITHOUT_SCOPE -> "403";
              // a body may be refused before anything is looked up: the same for every id
              case OTHER_KEY, OTHER_TOKEN, OWN_TEST_KEY ->
                  !names || shared ? "" : there.startsWith("422") ? "422" : "404";
              default -> "";
            };
        if (!there.startsWith(expected)) {
          wrong.add(door + " as " + who + " answers " + there + " instead of " + expected);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void listsNameNothingOfAnotherPartner() {
    List<String> wrong = new ArrayList<>();
    List<String> owned =
        List.of(order, callOrder, asset, upload, lead, kitOrder, kit, referral, message);
    Set<String> seen = new TreeSet<>();
    for (String door : doors()) {
      if (door.startsWith("GET") && !door.contains("{")) {
        owned.stream().filter(knock(Who.OWN_KEY, door, true)::contains).forEach(seen::add);
        for (Who who : List.of(Who.OTHER_KEY, Who.OTHER_TOKEN)) {
          String answer = knock(who, door, true);
          owned.stream()
              .filter(answer::contains)
              .forEach(thing -> wrong.add(door + " as " + who + " names " + thing));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen)
        .as("the owner finds them in its lists")
        .contains(order, callOrder, asset, lead, kitOrder, kit, referral);
  }

  @Test
  void callsOfAnotherPartnerAreNotReported() {
    knock(Who.OTHER_KEY, "POST /partner/v1/calls", true);
    knock(Who.OTHER_TOKEN, "POST /partner/v1/calls", true);
    assertThat(attempts()).isZero();

    assertThat(knock(Who.OWN_KEY, "POST /partner/v1/calls", true)).startsWith("200");
    assertThat(attempts()).isEqualTo(1);
  }

  private long attempts() {
    return jdbc.queryForObject(
        "select count(*) from call_attempt a join call_entry e on e.id = a.call_entry_id"
            + " join partner_order o on o.id = e.order_id where o.code = ?",
        Long.class,
        callOrder);
  }

  @Test
  void theEndpointsAreReallyAskedOfRondo() {
    assertThat(doors())
        .contains(
            "GET /partner/v1/orders/{id}",
            "POST /partner/v1/orders/{id}/events",
            "POST /partner/v1/webhooks/{id}/rotate",
            "GET /partner/v1/orders/{id}/calls",
            "POST /partner/v1/calls",
            "POST /partner/v1/leads/{id}/accept",
            "GET /partner/v1/kit-orders/{id}",
            "POST /partner/v1/kits/{name}/orders",
            "GET /partner/v1/referrals")
        .hasSizeGreaterThan(20);
  }

  /** Reading comes first and deleting last, so that what is asked about is still there. */
  private List<String> doors() {
    List<String> order = List.of("GET", "PATCH", "PUT", "POST", "DELETE");
    Set<String> doors = new TreeSet<>();
    mappings
        .getHandlerMethods()
        .keySet()
        .forEach(
            info ->
                info.getPatternValues().stream()
                    .filter(path -> path.startsWith("/partner/"))
                    .filter(path -> OPEN.stream().noneMatch(path::startsWith))
                    .forEach(
                        path ->
                            info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> doors.add(method.name() + " " + path))));
    return doors.stream()
        .sorted(
            java.util.Comparator.comparingInt(
                door -> order.indexOf(door.substring(0, door.indexOf(' ')))))
        .toList();
  }

  /** As the document says. */
  private String scope(String door) {
    String[] parts = door.split(" ");
    String document = new Visitor(port).get("/partner/v1/openapi.json").body();
    List<List<String>> scopes =
        JsonPath.read(
            document,
            "$.paths['" + parts[1] + "']." + parts[0].toLowerCase() + ".security[*].client");
    assertThat(scopes).as(door).hasSize(1);
    return scopes.get(0).get(0);
  }

  private String without(String scope) {
    Set<String> others = new TreeSet<>(KeyBook.SCOPES);
    others.remove(scope);
    Partner partner = owner;
    keys.of(partner.id()).stream()
        .filter(key -> key.scopes().size() == KeyBook.SCOPES.size() - 1)
        .forEach(key -> keys.revoke(partner.id(), key.id(), "adam"));
    return key(partner, false, others);
  }

  private String knock(Who who, String door, boolean there) {
    String[] parts = door.split(" ");
    String path =
        parts[1]
            .replace("/assets/{id}", "/assets/" + (there ? asset : "as_0".repeat(7)))
            .replace("/uploads/{id}", "/uploads/" + (there ? upload : "up_0".repeat(7)))
            .replace("/webhooks/{id}", "/webhooks/" + (there ? webhook : "999999"))
            .replace("{message}", there ? message : "msg_0")
            .replace("/leads/{id}", "/leads/" + (there ? lead : "ld_0".repeat(7)))
            .replace("/kit-orders/{id}", "/kit-orders/" + (there ? kitOrder : "ko_0".repeat(7)))
            .replace("/kits/{name}", "/kits/" + (there ? kit : "kit-" + "0".repeat(36)))
            .replace(
                "/orders/{id}/calls",
                "/orders/" + (there ? callOrder : "po_0".repeat(7)) + "/calls")
            .replace("{order}", there ? order : "po_0".repeat(7))
            .replace("{id}", there ? order : "po_0".repeat(7))
            .replaceAll("\\{\\w+}", "nobodys");
    List<String> headers = new ArrayList<>();
    Visitor visitor = new Visitor(port);
    if (who == Who.STAFF) {
      visitor.basic("tessMarketer", TestStaff.password("tessMarketer"));
    } else if (who != Who.NOBODY) {
      headers.addAll(List.of("Authorization", "Bearer " + logins.get(who)));
    }
    boolean bytes = parts[1].equals("/partner/v1/uploads/{id}");
    headers.addAll(
        List.of("Content-Type", bytes ? "application/octet-stream" : "application/json"));
    headers.addAll(List.of("Idempotency-Key", UUID.randomUUID().toString()));
    headers.addAll(List.of("If-Match", "\"1\"", "Upload-Offset", "0"));
    HttpResponse<String> answer =
        visitor.send(
            parts[0],
            path,
            parts[0].equals("GET") || parts[0].equals("DELETE") ? null : body(parts[1], there),
            headers.toArray(String[]::new));
    return answer.statusCode()
        + " "
        + answer.headers().firstValue("Content-Type").orElse("")
        + " "
        + answer.body().replaceAll("urn:uuid:[0-9a-f-]+", "");
  }

  /** A sound body, where an order is named in it. */
  private String body(String path, boolean there) {
    String named = there ? order : "po_0".repeat(7);
    return switch (path) {
      case "/partner/v1/orders/{id}/events" -> "{\"type\":\"comment\",\"comment\":\"Hello\"}";
      case "/partner/v1/orders/{id}" -> "{\"reference\":\"J-1\"}";
      case "/partner/v1/deliveries" -> "{\"order\":\"" + named + "\",\"accepted\":[[1,1]]}";
      case "/partner/v1/suppressions" -> "{\"order\":\"" + named + "\",\"recipient\":\"r2\"}";
      case "/partner/v1/uploads" -> "{\"name\":\"a.txt\",\"size\":3,\"order\":\"" + named + "\"}";
      case "/partner/v1/uploads/{id}" -> "";
      case "/partner/v1/leads/{id}/decline" -> "{\"reason\":\"Too far away\"}";
      case "/partner/v1/leads/{id}/outcome" -> "{\"outcome\":\"lost\"}";
      case "/partner/v1/kits/{name}/orders" -> "{\"fields\":{\"shop\":\"Nord\"}}";
      case "/partner/v1/calls" ->
          "{\"order\":\"%s\",\"recipient\":\"r1\",\"attempt\":1,\"started_at\":\"%s\",\"disposition\":\"no_answer\"}"
              .formatted(there ? callOrder : "po_0".repeat(7), Instant.now());
      default -> "{}";
    };
  }
}
