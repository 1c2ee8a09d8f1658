package io.rondo.workers.campaign;

import java.math.BigDecimal;

/**
 * A group of the audience that gets the same content.
 *
 * @param cellNo from 1, in the order of the brief
 * @param share percent of those who are not held out; null where an attribute decides
 * @param contentVersionId the version that is mailed; null until a proof went out
 */
public record Cell(
    int cellNo, String name, BigDecimal share, String contentName, Long contentVersionId) {}
