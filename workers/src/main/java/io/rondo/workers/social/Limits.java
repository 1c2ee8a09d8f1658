package io.rondo.workers.social;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a network takes in one post.
 *
 * @param characters as people see them
 * @param bytes of UTF-8; 0 for no limit of its own
 * @param linkLength how many characters a link counts, however long it is; 0: as many as it has
 * @param pictures how many
 * @param pictureBytes of one picture
 * @param altCharacters of the words for those who cannot see a picture
 * @param pictureTypes their MIME types
 * @param pictureNeeded whether there is no post without one
 */
public record Limits(
    int characters,
    int bytes,
    int linkLength,
    int pictures,
    long pictureBytes,
    int altCharacters,
    Set<String> pictureTypes,
    boolean pictureNeeded) {

  /** A picture as it is measured. */
  public record Measured(String name, String mime, long bytes, String alt) {}

  /** How many of its characters a text takes. */
  public int length(String text) {
    int length = SocialText.length(text);
    if (linkLength > 0) {
      for (SocialText.Mark mark : SocialText.marks(text)) {
        if (mark.kind() == SocialText.Kind.LINK) {
          length += linkLength - SocialText.length(mark.text());
        }
      }
    }
    return length;
  }

  /** What does not fit: sentences that say what to do; empty when all does. */
  public List<String> problems(String text, List<Measured> all) {
    List<String> problems = new ArrayList<>();
    int length = length(text);
    if (length > characters) {
      problems.add(
          "The text has %,d characters, at most %,d fit: take out %,d."
              .formatted(length, characters, length - characters));
    }
    int size = SocialText.bytes(text);
    if (bytes > 0 && size > bytes) {
      problems.add("The text has %,d bytes, at most %,d fit: shorten it.".formatted(size, bytes));
    }
    if (all.size() > pictures) {
      problems.add(
          pictures == 0
              ? "It takes no pictures: leave them out."
              : "It takes at most %d pictures, not %d.".formatted(pictures, all.size()));
    }
    if (all.isEmpty() && pictureNeeded) {
      problems.add("It takes no post without a picture: add one.");
    }
    all.forEach(picture -> problems(picture, problems));
    return problems;
  }

  private void problems(Measured picture, List<String> problems) {
    if (!pictureTypes.contains(picture.mime())) {
      problems.add(
          "%s is %s; it takes %s."
              .formatted(
                  picture.name(),
                  picture.mime(),
                  pictureTypes.stream().sorted().collect(Collectors.joining(", "))));
    } else if (picture.bytes() > pictureBytes) {
      problems.add(
          "%s has %,d KB, at most %,d KB are taken: save it smaller."
              .formatted(picture.name(), (picture.bytes() + 1023) / 1024, pictureBytes / 1024));
    }
    int alt = SocialText.length(picture.alt());
    if (alt > altCharacters) {
      problems.add(
          "The description of %s has %,d characters, at most %,d fit."
              .formatted(picture.name(), alt, altCharacters));
    }
  }
}
