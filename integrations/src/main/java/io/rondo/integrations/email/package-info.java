/** E-mail by SMTP: one Camel route over connections that stay open. */
package io.rondo.integrations.email;
