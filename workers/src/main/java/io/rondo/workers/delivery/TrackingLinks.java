package io.rondo.workers.delivery;

import io.rondo.workers.content.LinkMaker;
import io.rondo.workers.content.MailQuestion;
import io.rondo.workers.token.Tokens;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** The links of a mail that lead back to Rondo. Nobody can guess or alter one. */
@Service
public class TrackingLinks {

  private static final String CLICK = "click";
  private static final String OPEN = "open";
  private static final String UNSUBSCRIBE = "unsubscribe";
  private static final String ANSWER = "answer";

  private final Tokens tokens;
  private final String publicUrl;

  TrackingLinks(
      Tokens tokens, @Value("${rondo.public-url:http://localhost:8080}") String publicUrl) {
    this.tokens = tokens;
    this.publicUrl = publicUrl.replaceAll("/+$", "");
  }

  /** The link that counts a click and leads on. */
  public String click(long deliveryId, int linkNo) {
    return publicUrl + "/c/" + tokens.sign(CLICK, deliveryId, linkNo);
  }

  /** The open pixel. */
  public String open(long deliveryId) {
    return publicUrl + "/o/" + tokens.sign(OPEN, deliveryId, 0) + ".gif";
  }

  /** The page where this person unsubscribes. */
  public String unsubscribe(long deliveryId) {
    return publicUrl + "/u/" + tokens.sign(UNSUBSCRIBE, deliveryId, 0);
  }

  /** The page where this person answers the question of the mail; this option is chosen there. */
  public String answer(long deliveryId, int optionNo) {
    return publicUrl + "/answer/" + tokens.sign(ANSWER, deliveryId, optionNo);
  }

  /** Who answers by a token of {@link #answer}, and which option; empty for anything else. */
  public Optional<Tracked> answered(String token) {
    return tracked(ANSWER, token);
  }

  /** Whose click a token of {@link #click} is; empty for anything else. */
  public Optional<Tracked> clicked(String token) {
    return tracked(CLICK, token);
  }

  /** Whose pixel a token of {@link #open} is, with or without {@code .gif}. */
  public Optional<Tracked> opened(String token) {
    return tracked(OPEN, token.endsWith(".gif") ? token.substring(0, token.length() - 4) : token);
  }

  /** Who unsubscribes by a token of {@link #unsubscribe}; empty for anything else. */
  public Optional<Tracked> unsubscribed(String token) {
    return tracked(UNSUBSCRIBE, token);
  }

  /** All links of one person's mail. @param question what it asks; null when nothing */
  LinkMaker of(long deliveryId, MailQuestion question) {
    return new LinkMaker() {
      @Override
      public String click(int linkNo) {
        return TrackingLinks.this.click(deliveryId, linkNo);
      }

      @Override
      public String open() {
        return TrackingLinks.this.open(deliveryId);
      }

      @Override
      public String unsubscribe() {
        return TrackingLinks.this.unsubscribe(deliveryId);
      }

      @Override
      public MailQuestion question() {
        return question;
      }

      @Override
      public String answer(int optionNo) {
        return TrackingLinks.this.answer(deliveryId, optionNo);
      }
    };
  }

  private Optional<Tracked> tracked(String purpose, String token) {
    return tokens.verify(purpose, token).map(claim -> new Tracked(claim.id(), claim.detail()));
  }
}
