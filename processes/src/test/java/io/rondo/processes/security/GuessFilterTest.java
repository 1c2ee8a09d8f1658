package io.rondo.processes.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class GuessFilterTest {

  private final TestClock clock = new TestClock();
  private final GuessFilter filter = new GuessFilter(clock);

  @Test
  void whoGuessesLinksWaits() throws Exception {
    for (int i = 0; i < GuessFilter.UNKNOWN_A_MINUTE; i++) {
      assertThat(ask("10.0.0.1", "/u/guess-" + i)).isEqualTo(404);
    }

    assertThat(ask("10.0.0.1", "/u/known")).isEqualTo(429);
    assertThat(ask("10.0.0.1", "/c/known")).isEqualTo(429);
    assertThat(ask("10.0.0.1", "/login/known")).isEqualTo(200);
    assertThat(ask("10.0.0.2", "/u/known")).isEqualTo(200);

    clock.advance(Duration.ofMinutes(1));
    assertThat(ask("10.0.0.1", "/u/known")).isEqualTo(200);
  }

  @Test
  void aProviderThatOpensTheLinksOfThousandsDoesNotWait() throws Exception {
    for (int i = 0; i < 10 * GuessFilter.UNKNOWN_A_MINUTE; i++) {
      assertThat(ask("10.0.0.1", "/u/known")).isEqualTo(200);
    }
  }

  private int ask(String address, String path) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setRemoteAddr(address);
    MockHttpServletResponse response = new MockHttpServletResponse();
    filter.doFilter(
        request,
        response,
        (asked, answer) ->
            ((MockHttpServletResponse) answer).setStatus(path.endsWith("known") ? 200 : 404));
    return response.getStatus();
  }
}
