/** What it brought: results with their lift over the hold-out, and the campaign board. */
package io.rondo.workers.insight;
