/** When staff work, who stands in for whom, and how they are told. */
package io.rondo.workers.staff;
