package io.rondo.workers.desk;

import io.rondo.workers.desk.DeskLink.Access;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerMails;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.token.Sha256;
import io.rondo.workers.token.Tokens;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Personal links for partners without an account: one step of one order each, mailed to one
 * address. A browser sees nothing until it knows a code that is mailed to that address, so whoever
 * got the mail forwarded cannot act, opened or not. Then it is remembered for this contact of this
 * partner, and opens the later links to it without a code. Reading changes nothing, since mail
 * scanners fetch every link. Tokens, browsers and codes are kept as hashes. Thread-safe.
 */
@Service
public class DeskLinks {

  private static final Set<String> STEPS =
      Set.of("answer", "draft", "production", "handover", "cancel");
  private static final int BYTES = 32;

  private final DeskLinkMapper mapper;
  private final DeskCodes codes;
  private final DeskSettings settings;
  private final Orders orders;
  private final Partners partners;
  private final PartnerMails mails;
  private final Tokens tokens;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  DeskLinks(
      DeskLinkMapper mapper,
      DeskCodes codes,
      DeskSettings settings,
      Orders orders,
      Partners partners,
      PartnerMails mails,
      Tokens tokens,
      Clock clock) {
    this.mapper = mapper;
    this.codes = codes;
    this.settings = settings;
    this.orders = orders;
    this.partners = partners;
    this.mails = mails;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * A new link; the ones before stay as they are.
   *
   * @param step answer, draft, production, handover or cancel
   * @param email the person who may take the step
   * @return the token: 256 random bits, 43 characters, for {@code /desk/TOKEN}; kept nowhere
   */
  @Transactional
  public String issue(long orderId, String step, String email) {
    if (!STEPS.contains(step)) {
      throw new IllegalArgumentException("A desk link is for one of " + STEPS + ", not " + step);
    }
    String token = secret();
    Instant now = clock.instant();
    mapper.insert(orderId, Sha256.hex(token), step, email, now, now.plus(settings.linkLife()));
    return token;
  }

  /** A name for a browser that has none yet: 256 random bits, for its cookie. */
  public String newDevice() {
    return secret();
  }

  /**
   * The link as this browser may know it. Changes nothing.
   *
   * @param device from its cookie; null when it has none
   * @return empty when it is unknown, over or revoked, and for browsers that proved nothing when it
   *     was used: nobody is told which
   */
  @Transactional(readOnly = true)
  public Optional<DeskLink> look(String token, String device) {
    return row(token)
        .map(row -> row.as(access(row, device)))
        .filter(link -> link.access() == Access.OPEN || link.usedAt() == null);
  }

  /** How long a browser that proved itself is remembered. */
  public Duration remembered() {
    return settings.remember();
  }

  /**
   * Mails six digits to the address of the link. They count in this browser only, for ten minutes
   * and five tries, whoever else asks for codes meanwhile.
   *
   * @param from the network address of the browser, for counting; kept as a keyed hash, for a day
   * @throws DeskRefused when one was mailed a moment ago, when there were too many, or when it
   *     could not be mailed
   */
  public void mailCode(DeskLink link, String device, String from) {
    String code = codes.make(link.id(), device, from);
    Order order = orders.get(link.orderId());
    Partner partner = partners.get(order.partnerId());
    try {
      mails.tell(
          partner,
          link.email(),
          "Your code for order " + order.code(),
          """
          %s is the code for order %s. It works for %d minutes, in the browser that asked for it.

          Nobody asked for it? Then somebody else has your link. Give the code to nobody: without \
          it they see nothing and decide nothing. Your contact can send you a new link; then this \
          one ends."""
              .formatted(code, order.code(), settings.codeLife().toMinutes()));
    } catch (RuntimeException e) {
      codes.takeBack(link.id(), device, code);
      throw new DeskRefused("The code could not be mailed just now. Try again in a minute.");
    }
  }

  /**
   * Lets this browser in when the code is right, and remembers it for this contact.
   *
   * @throws DeskRefused when it is wrong, over, or was tried too often
   */
  @Transactional(noRollbackFor = DeskRefused.class)
  public void enterCode(String token, String device, String code) {
    DeskLinkRow row =
        row(token)
            .filter(found -> found.usedAt() == null)
            .orElseThrow(
                () -> new DeskRefused("This link is used, or too old. Ask for a new one."));
    codes.enter(row.id(), device, code);
    remember(row, Sha256.hex(device));
  }

  private void remember(DeskLinkRow row, String deviceHash) {
    Instant now = clock.instant();
    if (mapper.rememberAgain(row.partnerId(), contact(row), deviceHash, now) == 0) {
      mapper.remember(row.partnerId(), contact(row), deviceHash, now);
    }
  }

  /** The step was taken: every link to it is used up. */
  @Transactional
  public void use(DeskLink link) {
    mapper.use(link.orderId(), link.step(), clock.instant());
  }

  /** No open link to this order works any more. @return how many there were */
  @Transactional
  public int revoke(long orderId) {
    return mapper.revoke(orderId, clock.instant());
  }

  /** What a form of this page must send along; another site cannot know it. */
  public String formKey(String token, String device) {
    return tokens.digest("desk-form", token + " " + device);
  }

  private Optional<DeskLinkRow> row(String token) {
    return Optional.ofNullable(mapper.find(Sha256.hex(token), clock.instant()));
  }

  private Access access(DeskLinkRow row, String device) {
    Instant proved =
        device == null ? null : mapper.proved(row.partnerId(), contact(row), Sha256.hex(device));
    return proved != null && proved.plus(settings.remember()).isAfter(clock.instant())
        ? Access.OPEN
        : Access.CLOSED;
  }

  private static String contact(DeskLinkRow row) {
    return row.email().toLowerCase(Locale.ROOT);
  }

  private String secret() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
