/** The first page after login. */
package io.rondo.forms.start;
