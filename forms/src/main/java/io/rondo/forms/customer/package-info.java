/** Customers: find, bring in, show, export and erase. */
package io.rondo.forms.customer;
