/** Who a campaign is for: segments in FEEL, counted and frozen as sets in SQL. */
package io.rondo.workers.audience;
