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
  static final String ANSWER = "answer";

  private final Tokens tokens;
  private final String publicUrl;

  PageLinks(Tokens tokens, @Value("${rondo.public-url:http://localhost:8080}") String publicUrl) {
    this.tokens = tokens;
    this.publicUrl = publicUrl.replaceAll("/+$", "");
  }

  /** The address of a page. @param kind one of the constants */
  String of(String kind, long id, int detail) {
    return publicUrl + "/" + kind + "/" + tokens.sign(kind, id, detail);
  }

  /** What a token of this kind says; empty for anything else. */
  Optional<Tokens.Claim> verify(String kind, String token) {
    return tokens.verify(kind, token);
  }
}
