package io.rondo.workers.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RecentlyUsedTest {

  @Test
  void whatWasUnusedForLongestGivesWay() {
    Map<String, Integer> map = RecentlyUsed.map(2);
    map.put("a", 1);
    map.put("b", 2);
    map.get("a");
    map.put("c", 3);

    assertThat(map).containsOnlyKeys("a", "c");
  }
}
