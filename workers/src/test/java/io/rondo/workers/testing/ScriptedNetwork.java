package io.rondo.workers.testing;

import io.rondo.workers.social.Limits;
import io.rondo.workers.social.SocialAccount;
import io.rondo.workers.social.SocialNetworks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Two accounts on networks that do what a test says, and can be asked what they got. */
@Component
public class ScriptedNetwork implements SocialNetworks {

  /** The accounts: {@code brand} with 300 characters, {@code shop} with 20 and no pictures. */
  public final Account brand = new Account("brand", 300, 4);

  /** The smaller one. */
  public final Account shop = new Account("shop", 20, 0);

  @Override
  public List<SocialAccount> accounts() {
    return List.of(brand, shop);
  }

  /** As nobody has used them yet. */
  public void reset() {
    brand.reset();
    shop.reset();
  }

  /** One account. */
  public static final class Account implements SocialAccount {

    /** What stands there: reference to what was posted. */
    public final Map<String, Posting> standing = new LinkedHashMap<>();

    /** What others do, for the next look. */
    public final List<Sound> sounds = new ArrayList<>();

    /** Thrown by the next call; then it is over. */
    public RuntimeException failure;

    /** Thrown by the next call after it did what was asked; then it is over. */
    public RuntimeException failureAfter;

    /** Runs while a post is being published; once. */
    public Runnable meanwhile = () -> {};

    private final String name;
    private final Limits limits;

    private Account(String name, int characters, int pictures) {
      this.name = name;
      this.limits = new Limits(characters, 0, 0, pictures, 1000, 100, Set.of("image/png"), false);
    }

    private void reset() {
      standing.clear();
      sounds.clear();
      failure = null;
      failureAfter = null;
      meanwhile = () -> {};
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String title() {
      return "@" + name;
    }

    @Override
    public Limits limits() {
      return limits;
    }

    @Override
    public Published publish(Posting posting) {
      fail();
      Published published = published(posting);
      standing.put(published.remoteRef(), posting);
      Runnable once = meanwhile;
      meanwhile = () -> {};
      once.run();
      failAfter();
      return published;
    }

    @Override
    public void withdraw(String remoteRef) {
      fail();
      standing.remove(remoteRef);
      failAfter();
    }

    @Override
    public Optional<Published> find(Posting posting) {
      fail();
      return Optional.of(published(posting)).filter(one -> standing.containsKey(one.remoteRef()));
    }

    @Override
    public boolean listens() {
      return true;
    }

    @Override
    public Heard listen(String heardUntil) {
      fail();
      return new Heard(List.copyOf(sounds), "until-" + sounds.size());
    }

    private Published published(Posting posting) {
      String ref = "at://" + name + "/" + posting.key() + "/" + posting.at().toEpochMilli();
      return new Published(ref, "v1", "https://net.example/" + posting.key());
    }

    private void fail() {
      RuntimeException thrown = failure;
      failure = null;
      if (thrown != null) {
        throw thrown;
      }
    }

    private void failAfter() {
      RuntimeException thrown = failureAfter;
      failureAfter = null;
      if (thrown != null) {
        throw thrown;
      }
    }
  }
}
