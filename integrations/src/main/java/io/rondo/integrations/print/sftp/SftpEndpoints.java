package io.rondo.integrations.print.sftp;

import io.rondo.integrations.link.GuardedResolver;
import io.rondo.integrations.print.PrintSettings;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.springframework.stereotype.Component;

/**
 * Makes Camel's endpoints for folders of partners. Secrets are set on the endpoint and never stand
 * in its address, which Camel logs; the server must show the agreed key.
 */
@Component
class SftpEndpoints {

  private final CamelContext camel;
  private final PrintSettings settings;

  SftpEndpoints(CamelContext camel, PrintSettings settings) {
    this.camel = camel;
    this.settings = settings;
  }

  /**
   * A new endpoint.
   *
   * @param folder relative to where the login leads
   * @param options of Camel, without secrets
   */
  SftpEndpoint of(SftpConnection connection, String folder, String options) {
    String address =
        "sftp://%s:%d/%s?disconnect=true&stepwise=false&maximumReconnectAttempts=0&%s"
            .formatted(connection.host(), connection.port(), folder, options);
    try {
      SftpEndpoint endpoint = (SftpEndpoint) camel.getComponent("sftp").createEndpoint(address);
      configure(endpoint.getConfiguration(), connection);
      boolean open = settings.allows(connection.host(), connection.port());
      endpoint.setProxy(new GuardedSockets(new GuardedResolver(InetAddress::getAllByName, open)));
      return endpoint;
    } catch (Exception e) {
      throw new IllegalStateException("The folder " + connection + " cannot be addressed.", e);
    }
  }

  private void configure(SftpConfiguration configuration, SftpConnection connection) {
    configuration.setUsername(connection.user());
    configuration.setPassword(connection.password());
    if (connection.privateKey() != null) {
      configuration.setPrivateKey(connection.privateKey().getBytes(StandardCharsets.UTF_8));
      configuration.setPrivateKeyPassphrase(connection.passphrase());
    }
    configuration.setPreferredAuthentications(
        connection.privateKey() == null ? "password" : "publickey");
    configuration.setKnownHosts(connection.knownHosts());
    configuration.setServerHostKeys(connection.hostKeyAlgorithms());
    configuration.setStrictHostKeyChecking("yes");
    configuration.setUseUserKnownHostsFile(false);
    configuration.setJschLoggingLevel(LoggingLevel.OFF);
    configuration.setServerMessageLoggingLevel(LoggingLevel.OFF);
    configuration.setConnectTimeout((int) settings.connectTimeout().toMillis());
    configuration.setSoTimeout((int) settings.timeout().toMillis());
    configuration.setTimeout((int) settings.timeout().toMillis());
  }
}
