/** Print-and-mail services with an API of their own, described by a mapping. */
package io.rondo.integrations.print.rest;
