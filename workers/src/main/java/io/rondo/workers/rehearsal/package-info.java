/** A campaign tried out on its frozen audience before anybody signs it: nothing is sent. */
package io.rondo.workers.rehearsal;
