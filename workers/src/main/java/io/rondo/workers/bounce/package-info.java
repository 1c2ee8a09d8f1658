/** What mail servers report about e-mails that were handed over: judged, counted and acted upon. */
package io.rondo.workers.bounce;
