/** Social networks: our accounts on them, each behind its own adapter. */
package io.rondo.integrations.social;
