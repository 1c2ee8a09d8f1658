/** The service: what is open, how people sound, and how long they wait for their yes. */
package io.rondo.forms.service;
