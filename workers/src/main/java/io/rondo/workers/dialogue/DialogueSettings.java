package io.rondo.workers.dialogue;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people's life stages and answers are judged.
 *
 * @param newFor somebody is a new customer so long after the first purchase; default 30 days
 * @param loyalFrom so many purchases within {@code lostAfter} make somebody loyal; default 3
 * @param lapsingAfter somebody who bought and gave no sign for so long is lapsing; default 180 days
 * @param lostAfter and after so long is lost; default 365 days
 * @param satisfiedFrom this score of 5 and more is a yes; default 4
 */
@ConfigurationProperties("rondo.workers.dialogue")
record DialogueSettings(
    @DefaultValue("30d") Duration newFor,
    @DefaultValue("3") int loyalFrom,
    @DefaultValue("180d") Duration lapsingAfter,
    @DefaultValue("365d") Duration lostAfter,
    @DefaultValue("4") int satisfiedFrom) {}
