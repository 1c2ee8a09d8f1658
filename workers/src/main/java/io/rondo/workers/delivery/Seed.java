package io.rondo.workers.delivery;

/** An address that receives every proof. */
public record Seed(String email, String name) {}
