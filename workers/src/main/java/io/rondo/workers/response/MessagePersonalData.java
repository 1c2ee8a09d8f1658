package io.rondo.workers.response;

import io.rondo.workers.customer.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The words between a person and us, in export and erasure. */
@Component
class MessagePersonalData implements PersonalData {

  private final MessageMapper mapper;

  MessagePersonalData(MessageMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public String section() {
    return "messages";
  }

  @Override
  public List<Map<String, Object>> of(long customerId) {
    return mapper.of(customerId).stream().map(MessagePersonalData::readable).toList();
  }

  /** That they wrote and were answered stays; the words go. */
  @Override
  public void erase(long customerId) {
    mapper.forget(customerId);
  }

  private static Map<String, Object> readable(Message message) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("from", message.incoming() ? "you" : "us");
    row.put("channel", message.channel());
    row.put("occurredAt", message.occurredAt());
    row.put("subject", message.subject());
    row.put("text", message.text());
    return row;
  }
}
