package io.rondo.integrations.print.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Numbers of recipients as the inbox takes them: pairs of first and last, in bearable parts. */
public final class Ranges {

  /** So many lines of people are one signal: far below 64 KB. */
  static final int LINES = 500;

  private static final ObjectMapper JSON = new ObjectMapper();

  private Ranges() {}

  /** Pairs of first and last number, both ends included, in lists of at most 500; none for none. */
  public static List<ArrayNode> of(BitSet numbers) {
    List<ArrayNode> parts = new ArrayList<>();
    ArrayNode part = null;
    for (int from = numbers.nextSetBit(0); from >= 0; ) {
      if (part == null || part.size() == LINES) {
        part = JSON.createArrayNode();
        parts.add(part);
      }
      int end = numbers.nextClearBit(from);
      part.add(JSON.createArrayNode().add(from).add(end - 1));
      from = numbers.nextSetBit(end);
    }
    return parts;
  }
}
