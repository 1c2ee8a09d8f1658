package io.rondo.workers.seal;

import io.rondo.workers.token.Sha256;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every part of a campaign at one moment. Two seals are equal when no letter differs. */
public final class Seal {

  private final Map<Part, SealedPart> parts = new EnumMap<>(Part.class);

  /**
   * @throws IllegalArgumentException when a part is missing
   */
  public Seal(Collection<SealedPart> all) {
    all.forEach(part -> parts.put(part.part(), part));
    if (parts.size() != Part.values().length) {
      throw new IllegalArgumentException("A seal has every part, not only " + parts.keySet() + ".");
    }
  }

  /** One part. */
  public SealedPart part(Part part) {
    return parts.get(part);
  }

  /** Every part, in the order of {@link Part}. */
  public List<SealedPart> parts() {
    return List.copyOf(parts.values());
  }

  /** The fingerprint of every part. */
  public Map<Part, String> fingerprints() {
    Map<Part, String> fingerprints = new EnumMap<>(Part.class);
    parts.forEach((name, part) -> fingerprints.put(name, part.fingerprint()));
    return fingerprints;
  }

  /** SHA-256 (hex) over the fingerprints of all parts: what a person says to have seen. */
  public String fingerprint() {
    return Sha256.hex(
        parts.values().stream()
            .map(part -> part.part().text() + ":" + part.fingerprint())
            .collect(Collectors.joining("\n")));
  }

  /** The parts whose fingerprint is another one than the given. */
  public Set<Part> changedSince(Map<Part, String> fingerprints) {
    Set<Part> changed = new TreeSet<>();
    fingerprints.forEach(
        (part, before) -> {
          if (!parts.get(part).fingerprint().equals(before)) {
            changed.add(part);
          }
        });
    return changed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Seal seal && seal.fingerprint().equals(fingerprint());
  }

  @Override
  public int hashCode() {
    return fingerprint().hashCode();
  }
}
