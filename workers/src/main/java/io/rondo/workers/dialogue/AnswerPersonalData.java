package io.rondo.workers.dialogue;

import io.rondo.workers.customer.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a person was asked in mails and answered, in export and erasure. */
@Component
class AnswerPersonalData implements PersonalData {

  private final QuestionMapper mapper;

  AnswerPersonalData(QuestionMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public String section() {
    return "answers";
  }

  @Override
  public List<Map<String, Object>> of(long customerId) {
    return mapper.ofCustomer(customerId).stream().map(AnswerPersonalData::readable).toList();
  }

  @Override
  public void erase(long customerId) {
    mapper.forget(customerId);
  }

  private static Map<String, Object> readable(QuestionMapper.FactRow fact) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("question", fact.code());
    row.put("answer", fact.answer());
    row.put("source", fact.source());
    row.put("askedAt", fact.askedAt());
    row.put("answeredAt", fact.answeredAt());
    row.put("confidence", fact.confidence());
    return row;
  }
}
