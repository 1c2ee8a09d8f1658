/** The demo mailbox: what was mailed while no mail server is set. */
package io.rondo.forms.delivery;
