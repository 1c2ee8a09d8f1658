package io.rondo.workers.testing;

import io.rondo.workers.staff.Notices;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells nobody and can be asked who was told what. */
@Component
public class RecordingNotices implements Notices {

  private final List<Notice> told = new ArrayList<>();
  private RuntimeException failure;

  /** What a person was told. */
  public record Notice(String person, String subject, String text, String path) {}

  /** All notices so far, in order. */
  public List<Notice> told() {
    return List.copyOf(told);
  }

  /** The subjects of what this person was told, in order. */
  public List<String> subjects(String person) {
    return told.stream()
        .filter(notice -> notice.person().equals(person))
        .map(Notice::subject)
        .toList();
  }

  /** From now on each notice fails so; null: none fails. */
  public void failWith(RuntimeException failure) {
    this.failure = failure;
  }

  /** Forgets everything. */
  public void clear() {
    told.clear();
    failure = null;
  }

  @Override
  public void tell(String person, String subject, String text, String path) {
    if (failure != null) {
      throw failure;
    }
    told.add(new Notice(person, subject, text, path));
  }
}
