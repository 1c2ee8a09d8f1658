/**
 * Who may do what: staff are users of the engine, their groups are their roles, and every way in
 * tells the engine who is asking.
 */
package io.rondo.processes.security;
