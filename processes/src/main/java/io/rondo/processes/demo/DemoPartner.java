package io.rondo.processes.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/**
 * A company of the demo world with software of its own: it knows Rondo by HTTP only, and Rondo
 * knows it by the address that it serves.
 */
public interface DemoPartner {

  /** What its paths begin with, for example {@code /agency}. */
  String path();

  /** Rondo, as this partner calls it. */
  DemoApi api();

  /** Answers what Rondo sends to it. */
  void serve(HttpExchange exchange) throws IOException;

  /** Does the next thing for an order. Asked again and again: what is done stays done. */
  void work(JsonNode order) throws IOException, InterruptedException;
}
