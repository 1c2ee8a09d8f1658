package io.rondo.workers.campaign;

import java.util.List;

/** What a later capability finds wrong with a brief, for example a content of the wrong kind. */
public interface BriefInspection {

  /** Sentences for its author that begin with the name of the field; empty when it is sound. */
  List<String> problems(Campaign campaign);
}
