/** Who must sign a campaign: the decision tables of approval, read and checked. */
package io.rondo.workers.route;
