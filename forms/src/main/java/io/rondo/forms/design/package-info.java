/** The processes as pictures: what happens when, drawn from the deployed models. */
package io.rondo.forms.design;
