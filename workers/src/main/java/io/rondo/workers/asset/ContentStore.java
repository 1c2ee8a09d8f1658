package io.rondo.workers.asset;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Bytes on disk, found by their SHA-256. A file is complete and synced before it has its name, and
 * is never written again; nothing that anybody typed is ever part of a path. Thread-safe, and safe
 * for several nodes on one folder.
 */
@Component
class ContentStore {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern UPLOAD = Pattern.compile("up_[0-9A-Z]{26}");
  private static final int BUFFER = 65_536;

  private final Path folder;

  ContentStore(AssetSettings settings) {
    folder = settings.folder();
  }

  /** Bytes that have not their name yet; closing drops them unless they were kept. */
  record Draft(Path file, String sha256, long size) implements Closeable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(file);
    }
  }

  /**
   * Reads what comes, with 64 KB of memory.
   *
   * @throws AssetRefused when it is longer than allowed; then nothing is kept
   * @throws IOException when it cannot be read to its end; then nothing is kept
   */
  Draft draft(InputStream bytes, long most) throws IOException {
    Path file = draft();
    try {
      return write(bytes, file, most);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Gives the bytes their name for good; twice is once. */
  void keep(Draft draft) throws IOException {
    Path target = path(draft.sha256());
    if (!Files.exists(target)) {
      made(target.getParent());
      Files.move(draft.file(), target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static Draft write(InputStream bytes, Path draft, long most) throws IOException {
    MessageDigest digest = sha256();
    long size = 0;
    try (FileOutputStream out = new FileOutputStream(draft.toFile())) {
      byte[] buffer = new byte[BUFFER];
      int read;
      while ((read = bytes.read(buffer)) >= 0) {
        size += read;
        if (size > most) {
          throw new AssetRefused(
              AssetRefused.Why.SIZE, "The file is longer than " + most + " bytes.");
        }
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
      out.getFD().sync();
    }
    return new Draft(draft, HexFormat.of().formatHex(digest.digest()), size);
  }

  /** Where a content lies; it may not be there. */
  Path path(String sha256) {
    if (!HASH.matcher(sha256).matches()) {
      throw new IllegalArgumentException("no SHA-256");
    }
    return folder
        .resolve("content")
        .resolve(sha256.substring(0, 2))
        .resolve(sha256.substring(2, 4))
        .resolve(sha256);
  }

  /** Reads a content. */
  InputStream open(String sha256) {
    try {
      return Files.newInputStream(path(sha256));
    } catch (NoSuchFileException e) {
      throw new IllegalStateException(
          "The content "
              + sha256
              + " is missing: rondo.workers.asset.folder must be the same folder on every node.",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where an upload grows. */
  Path upload(String code) throws IOException {
    if (!UPLOAD.matcher(code).matches()) {
      throw new IllegalArgumentException("no upload");
    }
    return made(folder.resolve("uploads")).resolve(code);
  }

  /** Where the small picture of a content lies or will lie. */
  Path preview(String sha256) throws IOException {
    path(sha256);
    return made(folder.resolve("previews").resolve(sha256.substring(0, 2))).resolve(sha256);
  }

  /** A name that nobody else writes to. */
  Path draft() throws IOException {
    return made(folder.resolve("drafts")).resolve(UUID.randomUUID() + ".tmp");
  }

  private static Path made(Path folder) throws IOException {
    return Files.createDirectories(folder);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
