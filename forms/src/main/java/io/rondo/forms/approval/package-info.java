/** Who waits for whose signature, what they look at, what they signed, and who is away. */
package io.rondo.forms.approval;
