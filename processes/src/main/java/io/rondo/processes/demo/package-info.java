/** A small made-up world, so that nobody needs data or a mail server to see a campaign. */
package io.rondo.processes.demo;
