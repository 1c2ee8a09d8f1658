package io.rondo.workers.social;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Our accounts on social networks. */
@Component
public class SocialAccounts {

  private final ObjectProvider<SocialNetworks> doors;

  SocialAccounts(ObjectProvider<SocialNetworks> doors) {
    this.doors = doors;
  }

  /** All of them, by name. */
  public List<SocialAccount> all() {
    return doors.stream()
        .flatMap(door -> door.accounts().stream())
        .sorted(Comparator.comparing(SocialAccount::name))
        .toList();
  }

  /** The account of that name; empty when the settings have none. */
  public Optional<SocialAccount> find(String name) {
    return all().stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
