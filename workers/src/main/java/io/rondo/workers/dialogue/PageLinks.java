package io.rondo.workers.dialogue;

import io.rondo.workers.token.Tokens;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The addresses of customers' own pages: 128 bits that nobody guesses, and no personal data. */
@Component
class PageLinks {

  static final String SURVEY = "survey";
  static final String HELP = "help";

  private final Tokens tokens;
  private final String publicUrl;

  PageLinks(Tokens tokens, @Value("${rondo.public-url:http://localhost:8080}") String publicUrl) {
    this.tokens = tokens;
    this.publicUrl = publicUrl.replaceAll("/+$", "");
  }

  /** The address of a page. @param kind one of the constants */
  String of(String kind, long id) {
    return publicUrl + "/" + kind + "/" + tokens.sign(kind, id, 0);
  }

  /** The row that a token of this kind names; empty for anything else. */
  Optional<Long> verify(String kind, String token) {
    return tokens.verify(kind, token).map(Tokens.Claim::id);
  }
}
