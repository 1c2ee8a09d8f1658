package io.rondo.workers.response;

import java.util.List;
import java.util.Map;

/** Port: who knows what a response deserves, and does it. */
public interface Reactor {

  /**
   * Decides on each of these, in memory, with what it must know of them read at once. Of one person
   * only the first that starts something is performed; the others are asked about again.
   *
   * @param responses in the order in which they are to be acted upon
   * @return what each deserves, by {@link Response#id()}; one that is missing counts as failed
   */
  Map<Long, Reaction> decide(List<Response> responses);

  /**
   * Does what was decided, in the transaction that marks the response as done: both or neither. An
   * exception leaves the response open; it is tried again a few times, and then waits for a person.
   */
  void perform(Response response, Reaction reaction);
}
