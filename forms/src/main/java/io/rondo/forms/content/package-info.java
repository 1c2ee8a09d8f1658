/** Contents: write, look at, keep versions; and the seeds that get every proof. */
package io.rondo.forms.content;
