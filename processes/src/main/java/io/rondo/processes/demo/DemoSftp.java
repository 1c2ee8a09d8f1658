package io.rondo.processes.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** The SFTP server of a demo partner: one login, one folder, and a host key that it keeps. */
final class DemoSftp implements AutoCloseable {

  static final String USER = "rondo";

  private static final int KEY_BITS = 256;

  private final SshServer server = SshServer.setUpDefaultServer();
  private final PublicKey hostKey;

  /**
   * Listens at once, on this machine only.
   *
   * @param port 0 for any that is free
   * @param keyFile made when it is not there
   * @throws IOException when the port is taken
   */
  DemoSftp(int port, Path folder, Path keyFile, String password) throws IOException {
    SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(keyFile);
    keys.setAlgorithm("EC");
    keys.setKeySize(KEY_BITS);
    server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.setPort(port);
    server.setKeyPairProvider(keys);
    server.setPasswordAuthenticator(
        (name, shown, session) -> USER.equals(name) && same(password, shown));
    server.setFileSystemFactory(new VirtualFileSystemFactory(Files.createDirectories(folder)));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.start();
    hostKey = keys.loadKeys(null).iterator().next().getPublic();
  }

  private static boolean same(String password, String shown) {
    return MessageDigest.isEqual(
        password.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }

  int port() {
    return server.getPort();
  }

  /** How staff of Rondo write down how it is reached. */
  String connection() {
    return """
    {"host":"127.0.0.1","port":%d,"user":"%s","host_key":"%s","in":"in","ack":"ack",\
    "returns":"returns","taken":"taken"}"""
        .formatted(port(), USER, PublicKeyEntry.toString(hostKey));
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
