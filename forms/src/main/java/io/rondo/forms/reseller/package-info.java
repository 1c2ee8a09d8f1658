/** Pages about resellers: kits, leads and referrals. */
package io.rondo.forms.reseller;
