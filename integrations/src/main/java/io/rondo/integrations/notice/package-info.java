/** Notices to staff by e-mail. */
package io.rondo.integrations.notice;
