package io.rondo.workers.consent;

import io.rondo.workers.token.Sha256;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The texts that people saw, each kept once. */
@Component
class ConsentTexts {

  private static final int MAX_LENGTH = 2000;

  private final ConsentMapper mapper;
  private final TransactionTemplate ownTransaction;

  ConsentTexts(ConsentMapper mapper, PlatformTransactionManager transactions) {
    this.mapper = mapper;
    this.ownTransaction = new TransactionTemplate(transactions);
    ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * The id of a text, which is stored when it is new; null for blank. A new text is committed at
   * once, so that two imports that bring it do not wait for each other.
   */
  Long idOf(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("A consent text has at most 2,000 characters.");
    }
    String sha256 = Sha256.hex(text);
    Long id = mapper.textId(sha256);
    return id != null ? id : ownTransaction.execute(status -> insert(sha256, text));
  }

  private Long insert(String sha256, String text) {
    try {
      mapper.insertText(sha256, text);
    } catch (DuplicateKeyException storedMeanwhile) {
      // the same text came by another way: take its id
    }
    return mapper.textId(sha256);
  }
}
