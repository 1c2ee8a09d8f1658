package io.rondo.workers.dialogue;

import io.rondo.workers.response.Gist;
import io.rondo.workers.response.IncomingMessage;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.ThreadKeys;
import io.rondo.workers.response.Words;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What people write on their own pages: kept as a message and read by the word list. */
@Component
class PageWords {

  private static final int LONGEST = 2_000;

  private final Messages messages;
  private final Words words;
  private final CustomerPageMapper mapper;

  PageWords(Messages messages, Words words, CustomerPageMapper mapper) {
    this.messages = messages;
    this.words = words;
    this.mapper = mapper;
  }

  /** Words kept, and what they come down to. */
  record Kept(long messageId, Gist gist) {}

  /** Keeps them. @param name the same name twice is one message. @return empty without words */
  Optional<Kept> keep(CustomerPage page, String name, String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    String said = text.strip();
    String kept = said.length() > LONGEST ? said.substring(0, LONGEST) : said;
    String language = page.customerId() == null ? null : mapper.language(page.customerId());
    Gist gist = words.read(kept, language);
    long id =
        messages.receive(
            new IncomingMessage(
                "web",
                name,
                null,
                thread(page),
                null,
                page.customerId(),
                page.campaignId(),
                null,
                null,
                kept,
                gist.language(),
                null));
    return Optional.of(new Kept(id, gist));
  }

  /** The conversation that a page belongs to, or begins. */
  static String thread(CustomerPage page) {
    return page.threadKey() != null
        ? page.threadKey()
        : ThreadKeys.of(page.kind() + ":" + page.pageKey());
  }
}
