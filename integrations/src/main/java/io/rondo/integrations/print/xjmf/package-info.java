/** Print vendors that take XJMF over HTTP, and signal how far a job is. */
package io.rondo.integrations.print.xjmf;
