package io.rondo.workers.followup;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient the service is. None of them is negative.
 *
 * @param deliveryAfter how long after a purchase the parcel should be there
 * @param checkInAfter how long after that the customer is asked whether all is well
 * @param usageAfter how long help may take to work before a person is asked
 * @param surveyWait how long the one question of a survey waits for its answer
 * @param reopenWithin how long after its end a case is opened again by a message of the same
 *     conversation; and how long a quiet end counts only as long as the customer has no new case of
 *     the same kind
 */
@ConfigurationProperties("rondo.workers.followup")
record FollowUpSettings(
    @DefaultValue("3d") Duration deliveryAfter,
    @DefaultValue("10d") Duration checkInAfter,
    @DefaultValue("2d") Duration usageAfter,
    @DefaultValue("7d") Duration surveyWait,
    @DefaultValue("30d") Duration reopenWithin) {

  FollowUpSettings {
    for (Duration each :
        new Duration[] {deliveryAfter, checkInAfter, usageAfter, surveyWait, reopenWithin}) {
      if (each.isNegative()) {
        throw new IllegalArgumentException(
            "A duration under rondo.workers.followup is negative: " + each + ".");
      }
    }
  }
}
