/** Documents that partners bring: what they are, and a picture of their first page. */
package io.rondo.integrations.document;
