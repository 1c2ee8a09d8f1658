package io.rondo.processes.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SecretTest {

  @TempDir private Path folder;

  @Test
  void aDataFolderGetsItsSecretOnceAndForItsOwnerOnly() throws Exception {
    String secret = Secret.ofFolder(folder.resolve("data"));
    assertThat(secret).matches("[0-9a-f]{64}").isEqualTo(Secret.ofFolder(folder.resolve("data")));
    assertThat(Files.getPosixFilePermissions(folder.resolve("data/secret.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    try (var files = Files.list(folder.resolve("data"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aGivenSecretNeedsNoFile() {
    String given = "this secret is shared by all nodes";
    assertThat(secretWith(Map.of("RONDO_SECRET", given, "rondo.data", folder.toString())))
        .isEqualTo(given);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aShortSecretIsRefused() {
    assertThatThrownBy(() -> secretWith(Map.of("RONDO_SECRET", "short")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("32 characters");
  }

  @Test
  void aFolderThatCannotBeIsASentence() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> Secret.ofFolder(file.resolve("data")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("cannot be used");
  }

  private static String secretWith(Map<String, Object> settings) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    new Secret().postProcessEnvironment(environment, new SpringApplication());
    return environment.getProperty(Secret.PROPERTY);
  }
}
