package io.rondo.workers.customer;

import java.util.List;
import java.util.Map;

/**
 * Everything Rondo keeps about one person.
 *
 * @param sections by section name ({@link PersonalData#section()}), in alphabetical order
 */
public record CustomerExport(Customer customer, Map<String, List<Map<String, Object>>> sections) {}
