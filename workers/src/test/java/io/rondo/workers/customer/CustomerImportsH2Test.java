package io.rondo.workers.customer;

import io.rondo.workers.testing.H2Test;

@H2Test
class CustomerImportsH2Test extends CustomerImportsContract {}
