/** What came back: clicks, opens, unsubscribes, visits, conversions and purchases. */
package io.rondo.workers.response;
