/** Cases for those who answer customers, and the rules, texts and people of the service. */
package io.rondo.forms.followup;
