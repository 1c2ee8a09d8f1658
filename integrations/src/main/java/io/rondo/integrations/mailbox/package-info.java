/** The demo mailbox: an SMTP server inside the process, so that nobody needs a mail server. */
package io.rondo.integrations.mailbox;
