/**
 * Orders to partners: the board and pages of staff, and the desk of partners without an account.
 */
package io.rondo.forms.fulfilment;
