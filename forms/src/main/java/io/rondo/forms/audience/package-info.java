/** Segments: who a campaign is for, counted while it is written. */
package io.rondo.forms.audience;
