package io.rondo.integrations.partners;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;

/**
 * Reads one JSON object and refuses what nobody asked for, naming every place: unknown fields,
 * fields twice (also deep inside), wrong types.
 */
final class PartnerJson {

  /** A body may have so many bytes. */
  static final int MOST = 1 << 20;

  private static final int MOST_PLACES = 50;
  private static final int MOST_WORD = 60;
  private static final int DEPTH = 20;

  private static final ObjectMapper MAPPER = mapper();

  private PartnerJson() {}

  private static ObjectMapper mapper() {
    ObjectMapper mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build());
    return mapper;
  }

  /**
   * The object.
   *
   * @throws PartnerProblem when it is too long, no JSON, or not what was asked for
   */
  static <T> T read(InputStream body, Class<T> type) throws IOException {
    byte[] bytes = body.readNBytes(MOST + 1);
    if (bytes.length > MOST) {
      throw tooLong();
    }
    List<PartnerProblem.Place> places = new ArrayList<>();
    try {
      findTwice(bytes, places);
      T value = MAPPER.readerFor(type).withHandler(new Collecting(places)).readValue(bytes);
      if (value == null) {
        places.add(new PartnerProblem.Place("", "wrong_type", "is an object"));
      }
      refuse(places);
      return value;
    } catch (JsonMappingException wrong) {
      places.add(
          new PartnerProblem.Place(
              path(wrong), "wrong_type", "has not the form that is asked for"));
      throw PartnerProblem.unreadable(places);
    } catch (JsonProcessingException none) {
      throw PartnerProblem.of(
          HttpStatus.BAD_REQUEST, "no_json", "The request is no JSON", "Nothing was stored.");
    }
  }

  static PartnerProblem tooLong() {
    return PartnerProblem.of(
        HttpStatus.PAYLOAD_TOO_LARGE,
        "too_long",
        "The request is too long",
        "A body may have " + MOST + " bytes. Nothing was stored.");
  }

  private static void refuse(List<PartnerProblem.Place> places) {
    if (!places.isEmpty()) {
      throw PartnerProblem.unreadable(places);
    }
  }

  /** Walks through all tokens and keeps the names that each open object has had. */
  private static void findTwice(byte[] bytes, List<PartnerProblem.Place> places)
      throws IOException {
    Deque<Set<String>> open = new ArrayDeque<>();
    try (JsonParser parser = MAPPER.createParser(bytes)) {
      JsonToken token = parser.nextToken();
      if (token != JsonToken.START_OBJECT) {
        places.add(new PartnerProblem.Place("", "wrong_type", "is an object"));
        throw PartnerProblem.unreadable(places);
      }
      for (; token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> open.push(new HashSet<>());
          case END_OBJECT -> open.pop();
          case FIELD_NAME -> {
            if (!open.peek().add(parser.currentName()) && places.size() < MOST_PLACES) {
              places.add(
                  new PartnerProblem.Place(
                      cut(parser.getParsingContext().pathAsPointer().toString()),
                      "duplicate_field",
                      "is there twice"));
            }
          }
          default -> {
            // values are judged when they are read
          }
        }
      }
    }
  }

  private static String path(JsonMappingException e) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      pointer.append('/');
      if (step.getFieldName() == null) {
        pointer.append(step.getIndex());
      } else {
        pointer.append(step.getFieldName().replace("~", "~0").replace("/", "~1"));
      }
    }
    return cut(pointer.toString());
  }

  /** The caller's own words, cut: they tell where, and cannot fill the answer. */
  private static String cut(String pointer) {
    return pointer.length() > 3 * MOST_WORD ? pointer.substring(0, 3 * MOST_WORD) : pointer;
  }

  /** Notes unknown fields and goes on, so that all are named at once. */
  private static final class Collecting extends DeserializationProblemHandler {

    private final List<PartnerProblem.Place> places;

    Collecting(List<PartnerProblem.Place> places) {
      this.places = places;
    }

    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        JsonDeserializer<?> deserializer,
        Object bean,
        String name)
        throws IOException {
      if (places.size() < MOST_PLACES) {
        places.add(
            new PartnerProblem.Place(
                cut(parser.getParsingContext().pathAsPointer().toString()),
                "unknown_field",
                "is not a field of this request"));
      }
      parser.skipChildren();
      return true;
    }
  }
}
