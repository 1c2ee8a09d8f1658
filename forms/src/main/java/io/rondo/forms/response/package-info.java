/** The customer's own page: no more mails. */
package io.rondo.forms.response;
