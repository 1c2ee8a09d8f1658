/** Pages of the posts of a campaign on social networks: write, look, follow, take back. */
package io.rondo.forms.social;
