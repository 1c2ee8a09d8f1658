package io.rondo.integrations.api;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Reads what was asked for and refuses the rest: unknown fields, fields twice, wrong types. */
final class StrictJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
          .build();

  private StrictJson() {}

  /** One object. */
  static <T> T object(InputStream body, Class<T> type) {
    try (JsonParser parser = MAPPER.createParser(body)) {
      parser.nextToken();
      T value = value(parser, type, "");
      end(parser);
      return value;
    } catch (IOException e) {
      throw problem(e, "");
    }
  }

  /** An array of objects, at most so many. */
  static <T> List<T> array(InputStream body, Class<T> type, int most) {
    List<T> values = new ArrayList<>();
    String place = "";
    try (JsonParser parser = MAPPER.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw Problem.unreadable("", "is an array");
      }
      place = "/0";
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (values.size() == most) {
          throw new Problem(
              HttpStatus.PAYLOAD_TOO_LARGE,
              "The request is too long",
              "At most " + most + " at a time. Nothing was stored.",
              List.of());
        }
        values.add(value(parser, type, place));
        place = "/" + values.size();
      }
      place = "";
      end(parser);
      return values;
    } catch (IOException e) {
      throw problem(e, place);
    }
  }

  private static <T> T value(JsonParser parser, Class<T> type, String pointer) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      // null stands for a body that ends too early
      if (parser.currentToken() == null) {
        throw new JsonParseException(parser, "end");
      }
      throw Problem.unreadable(pointer, "is an object");
    }
    return MAPPER.readValue(parser, type);
  }

  private static void end(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "more");
    }
  }

  private static Problem problem(IOException e, String pointer) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return Problem.unreadable(pointer + path(unknown), "is not a field of this request");
    }
    if (e instanceof JsonMappingException wrong) {
      if (wrong.getCause() instanceof Problem problem) {
        return problem;
      }
      return isTwice(wrong.getCause())
          ? twice(pointer)
          : Problem.unreadable(pointer + path(wrong), "has not the form that is asked for");
    }
    return isTwice(e)
        ? twice(pointer)
        : new Problem(
            HttpStatus.BAD_REQUEST,
            "The request is no JSON",
            "Nothing was stored.",
            List.of(new Problem.Place(pointer, "cannot be read")));
  }

  private static Problem twice(String pointer) {
    return Problem.unreadable(pointer, "has a field twice");
  }

  private static boolean isTwice(Throwable e) {
    return e instanceof StreamReadException twice
        && twice.getOriginalMessage().startsWith("Duplicate field");
  }

  private static String path(JsonMappingException e) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      pointer.append('/');
      if (step.getFieldName() == null) {
        pointer.append(step.getIndex());
      } else {
        String name = step.getFieldName();
        // the caller's own word, cut: it tells where, and cannot fill the answer
        pointer.append(
            (name.length() > 60 ? name.substring(0, 60) : name)
                .replace("~", "~0")
                .replace("/", "~1"));
      }
    }
    return pointer.toString();
  }
}
