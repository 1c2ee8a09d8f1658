package io.rondo.workers.fulfilment;

import io.rondo.workers.fulfilment.DeskLink.Access;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerMails;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.token.Sha256;
import io.rondo.workers.token.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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
  private static final int TRIES = 5;
  private static final int CODES = 1_000_000;

  private final DeskLinkMapper mapper;
  private final DeskSettings settings;
  private final Orders orders;
  private final Partners partners;
  private final PartnerMails mails;
  private final Tokens tokens;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  DeskLinks(
      DeskLinkMapper mapper,
      DeskSettings settings,
      Orders orders,
      Partners partners,
      PartnerMails mails,
      Tokens tokens,
      Clock clock) {
    this.mapper = mapper;
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
   * and five tries.
   *
   * @throws DeskRefused when one was mailed a moment ago, when there were too many, or when it
   *     could not be mailed
   */
  public void mailCode(DeskLink link, String device) {
    Instant now = clock.instant();
    String code = "%06d".formatted(random.nextInt(CODES));
    String hash = codeHash(link.id(), device, code);
    boolean fresh =
        mapper.newCode(
                link.id(),
                hash,
                now.plus(settings.codeLife()),
                now,
                now.minus(settings.codePause()),
                settings.codes())
            == 1;
    if (!fresh) {
      throw new DeskRefused(
          "No new code was mailed: one left a moment ago, or there were too many. Look into the"
              + " mailbox, wait a minute, or ask your contact for a new link.");
    }
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
          it they see nothing and decide nothing."""
              .formatted(code, order.code(), settings.codeLife().toMinutes()));
    } catch (RuntimeException e) {
      mapper.takeBack(link.id(), hash);
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
    DeskLinkRow row = row(token).filter(found -> found.usedAt() == null).orElse(null);
    if (row == null || mapper.countTry(row.id(), TRIES, clock.instant()) == 0) {
      throw new DeskRefused("There is no code to enter any more. Ask for a new one.");
    }
    String given = codeHash(row.id(), device, code.replaceAll("\\s", ""));
    boolean right =
        MessageDigest.isEqual(bytes(given), bytes(row.codeHash()))
            && mapper.takeCode(row.id(), given) == 1;
    if (!right) {
      throw new DeskRefused(
          "That is not the code, or it was asked for in another browser. After five tries you need"
              + " a new one.");
    }
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

  /** Six digits are soon guessed where only their hash is known, so the secret goes in. */
  private String codeHash(long link, String device, String code) {
    return Sha256.hex(tokens.digest("desk-code", link + " " + Sha256.hex(device) + " " + code));
  }

  private String secret() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return text == null ? new byte[0] : text.getBytes(StandardCharsets.US_ASCII);
  }
}
