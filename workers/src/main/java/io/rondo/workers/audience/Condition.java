package io.rondo.workers.audience;

import java.util.List;

/**
 * A condition on customer {@code c} for a where clause. The text is made of constants of this
 * package and of slots of the catalogue; whatever the author wrote is a parameter.
 */
record Condition(String sql, List<Object> parameters) {}
