package io.rondo.workers.bounce;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an address that takes no mail is given up, and what came by e-mail deleted.
 *
 * @param softCampaigns so many campaigns in a row came back for now; default 5
 * @param softSpan and so long lies between the first and the last; default 14 days
 * @param arrivedAfter a mail that did not come back for so long has arrived; default 5 days, as
 *     long as servers try
 * @param keep for so long mails that came in, and addresses of people we do not know, are kept;
 *     default 90 days
 */
@ConfigurationProperties("rondo.workers.bounce")
record BounceSettings(
    @DefaultValue("5") int softCampaigns,
    @DefaultValue("14d") Duration softSpan,
    @DefaultValue("5d") Duration arrivedAfter,
    @DefaultValue("90d") Duration keep) {}
