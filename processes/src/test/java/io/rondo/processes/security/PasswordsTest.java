package io.rondo.processes.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

  private final Passwords passwords = new Passwords("a secret of this installation, 32 bytes");

  @Test
  void aFirstPasswordCanBeReadAloudAndSaidAgain() {
    assertThat(passwords.first("admin"))
        .matches("([bdfghklmnprstvwz][aeiou]){2}[bdfghklmnprstvwz](-\\w{5}){2}")
        .isEqualTo(passwords.first("admin"));
  }

  @Test
  void everyPersonAndEveryInstallationHasItsOwn() {
    assertThat(passwords.first("admin"))
        .isNotEqualTo(passwords.first("marketer"))
        .isNotEqualTo(new Passwords("another installation's secret, 32 bytes").first("admin"));
  }
}
