package io.rondo.workers.campaign;

import java.math.BigDecimal;

/**
 * A group of the audience that gets the same content.
 *
 * @param cellNo from 1, in the order of the brief
 * @param share percent of those who are not held out; null where an attribute decides
 * @param channel how its people are reached, see {@link CellChannel}: email, letter, postcard or
 *     call
 * @param contentVersionId the version that they get; null until a proof went out
 */
public record Cell(
    int cellNo,
    String name,
    BigDecimal share,
    String channel,
    String contentName,
    Long contentVersionId) {}
