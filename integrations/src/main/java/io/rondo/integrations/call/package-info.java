/** Call centres: their lists as files. */
package io.rondo.integrations.call;
