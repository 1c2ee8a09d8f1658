/** Who may let a campaign go out: rounds, reviews, signatures, releases. */
package io.rondo.workers.approval;
