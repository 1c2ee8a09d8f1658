/** The API for machines: JSON and CSV in, JSON out, problem details (RFC 9457) for every error. */
package io.rondo.integrations.api;
