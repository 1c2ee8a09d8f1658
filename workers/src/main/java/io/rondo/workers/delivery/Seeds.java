package io.rondo.workers.delivery;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The addresses of colleagues who look at every proof. */
@Service
public class Seeds {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^\\s@<>\",;:\\\\()\\[\\]\\p{Cntrl}]{1,64}@[^\\s@<>\",;:\\\\()\\p{Cntrl}]{1,189}");

  private final SeedMapper mapper;

  Seeds(SeedMapper mapper) {
    this.mapper = mapper;
  }

  /** Every seed, by address. */
  @Transactional(readOnly = true)
  public List<Seed> all() {
    return mapper.all();
  }

  /**
   * Adds an address, or renames it where it is one already.
   *
   * @throws SeedRefused when it is no address, or the name is empty or over 80 characters
   */
  @Transactional
  public void add(String email, String name) {
    String address = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
    String shown = name == null ? "" : name.strip();
    if (!ADDRESS.matcher(address).matches()) {
      throw new SeedRefused("\"" + address + "\" is no e-mail address.");
    }
    if (shown.isEmpty() || shown.length() > 80 || shown.chars().anyMatch(Character::isISOControl)) {
      throw new SeedRefused("A seed needs a name of at most 80 characters.");
    }
    if (mapper.rename(address, shown) == 0) {
      mapper.insert(address, shown);
    }
  }

  /** Takes an address off the list; nothing happens when it is not on it. */
  @Transactional
  public void remove(String email) {
    mapper.delete(email.strip().toLowerCase(Locale.ROOT));
  }
}
