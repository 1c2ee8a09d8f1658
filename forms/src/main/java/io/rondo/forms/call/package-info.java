/** Pages about calls: lists, outcomes, and who must not be called. */
package io.rondo.forms.call;
