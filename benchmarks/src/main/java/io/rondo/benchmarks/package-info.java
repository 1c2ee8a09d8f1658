/** Measurements; {@code benchmarks/run NAME} starts one. */
package io.rondo.benchmarks;
