/**
 * The companies that work for a campaign: what they can, what it costs, how they are reached and
 * how they prove who they are.
 */
package io.rondo.workers.partner;
