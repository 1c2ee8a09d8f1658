package io.rondo.workers.reseller;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds between us and resellers.
 *
 * @param commissionPercent of the value of a referred customer, unless another rate is said;
 *     default 5
 */
@ConfigurationProperties("rondo.workers.reseller")
record ResellerSettings(@DefaultValue("5") BigDecimal commissionPercent) {

  ResellerSettings {
    if (commissionPercent.signum() < 0
        || commissionPercent.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw new IllegalArgumentException(
          "rondo.workers.reseller.commission-percent is between 0 and 100.");
    }
  }
}
