package io.rondo.integrations.print.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** A vendor's SFTP server in this JVM that can be questioned and told to misbehave. */
final class TestSftp implements AutoCloseable {

  static final String USER = "rondo";
  static final String PASSWORD = "open sesame";

  private final Path root;
  private final KeyPair hostKey;
  private final SshServer server = SshServer.setUpDefaultServer();
  private final List<String> written = new ArrayList<>();
  private volatile long cutAfter = Long.MAX_VALUE;
  private volatile boolean diskFull;
  private volatile PublicKey user;

  TestSftp(Path root) {
    this.root = root;
    try {
      for (String folder : new String[] {"in", "ack"}) {
        Files.createDirectories(root.resolve(folder));
      }
      hostKey = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
      server.setHost("127.0.0.1");
      server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
      server.setPasswordAuthenticator(
          (name, password, session) -> USER.equals(name) && PASSWORD.equals(password));
      server.setPublickeyAuthenticator(
          (name, key, session) -> user != null && KeyUtils.compareKeys(user, key));
      server.setFileSystemFactory(new VirtualFileSystemFactory(root));
      SftpSubsystemFactory sftp =
          new SftpSubsystemFactory.Builder().withFileSystemAccessor(new Moody()).build();
      sftp.addSftpEventListener(new Diary());
      server.setSubsystemFactories(List.of(sftp));
      server.start();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  int port() {
    return server.getPort();
  }

  String hostKey() {
    return PublicKeyEntry.toString(hostKey.getPublic());
  }

  String connection(String more) {
    return """
    {"host":"127.0.0.1","port":%d,"user":"%s","host_key":"%s"%s}\
    """
        .formatted(port(), USER, hostKey(), more);
  }

  void knows(PublicKey key) {
    user = key;
  }

  /** The connection breaks after so many bytes of a file. */
  void cutAfter(long bytes) {
    cutAfter = bytes;
  }

  void diskFull(boolean full) {
    diskFull = full;
  }

  Path path(String name) {
    return root.resolve(name);
  }

  List<String> files(String folder) {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lays a file down as a vendor does. */
  void put(String name, String content) {
    try {
      Files.createDirectories(root.resolve(name).getParent());
      Files.writeString(root.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What clients did, in order: {@code create NAME}, {@code rename A B}. */
  synchronized List<String> diary() {
    return List.copyOf(written);
  }

  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void note(String line) {
    written.add(line);
  }

  private final class Diary implements SftpEventListener {
    private long bytes;

    @Override
    public void writing(
        ServerSession session,
        String remoteHandle,
        FileHandle localHandle,
        long offset,
        byte[] data,
        int dataOffset,
        int dataLen)
        throws IOException {
      if (diskFull) {
        throw new FileSystemException("No space left on device");
      }
      bytes += dataLen;
      if (bytes > cutAfter) {
        cutAfter = Long.MAX_VALUE;
        session.close(true);
      }
    }

    @Override
    public void moved(
        ServerSession session,
        Path from,
        Path to,
        java.util.Collection<java.nio.file.CopyOption> options,
        Throwable thrown) {
      if (thrown == null) {
        note("rename " + from.getFileName() + " " + to.getFileName());
      }
    }
  }

  private final class Moody implements SftpFileSystemAccessor {
    @Override
    public SeekableByteChannel openFile(
        SftpSubsystemProxy subsystem,
        FileHandle handle,
        Path file,
        String remote,
        Set<? extends OpenOption> options,
        FileAttribute<?>... attributes)
        throws IOException {
      if (options.contains(java.nio.file.StandardOpenOption.WRITE)) {
        note("create " + file.getFileName());
      }
      return SftpFileSystemAccessor.super.openFile(
          subsystem, handle, file, remote, options, attributes);
    }
  }
}
