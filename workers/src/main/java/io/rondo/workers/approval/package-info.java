/** Who may let a campaign go out: reviews by somebody who did not write the brief. */
package io.rondo.workers.approval;
