/**
 * Partners for people: who they are, what they make, how they prove who they are, who is chosen.
 */
package io.rondo.forms.partner;
