/** From the command to the line that says Rondo is ready, or to one sentence that says why not. */
package io.rondo.processes.start;
