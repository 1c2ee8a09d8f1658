package io.rondo.workers.dialogue;

/** The customer of a case said no. Published in the transaction that keeps the answer. */
public record CustomerUnsatisfied(String caseCode) {}
