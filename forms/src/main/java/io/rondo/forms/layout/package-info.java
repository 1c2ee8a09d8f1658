/** What all pages share: who looks, how numbers and words read, what a refusal looks like. */
package io.rondo.forms.layout;
