/** The board, the result page and the ledger of campaigns. */
package io.rondo.forms.campaign;
