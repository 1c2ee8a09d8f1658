package io.rondo.processes.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives Rondo its secret: {@code RONDO_SECRET}, or the file {@code secret.key} of the data folder,
 * which is made once with 256 random bits and is readable by its owner only. Links in mails and the
 * first passwords depend on it, so it belongs into the backup.
 */
public class Secret implements EnvironmentPostProcessor, Ordered {

  /** The setting that other parts read. */
  public static final String PROPERTY = "rondo.workers.token.secret";

  private static final int BYTES = 32;

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (environment.containsProperty(PROPERTY)) {
      return;
    }
    String given = environment.getProperty("RONDO_SECRET");
    String secret =
        given == null || given.isBlank()
            ? ofFolder(Path.of(environment.getProperty("rondo.data", "./data")))
            : longEnough(given);
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("rondo-secret", Map.of(PROPERTY, secret)));
  }

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 10;
  }

  private static String longEnough(String secret) {
    if (secret.getBytes(StandardCharsets.UTF_8).length < BYTES) {
      throw new CannotStart("RONDO_SECRET needs at least 32 characters.");
    }
    return secret;
  }

  static String ofFolder(Path folder) {
    Path file = folder.resolve("secret.key");
    try {
      Files.createDirectories(folder);
      if (!Files.exists(file)) {
        write(file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CannotStart(
          "The data folder " + folder + " cannot be used: " + e.getMessage() + ".", e);
    }
  }

  /** Complete or not at all: two starts at once agree on the one that was first. */
  private static void write(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Path draft = Files.createTempFile(file.getParent(), "secret", ".tmp", ownerOnly(file));
    try {
      Files.writeString(
          draft, HexFormat.of().formatHex(random) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // another start was first: its secret holds
    } catch (UnsupportedOperationException e) {
      Files.move(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
