package io.rondo.integrations.print.sftp;

import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.hc.client5.http.DnsResolver;

/** Connects straight to the address that was checked, so that a name cannot change its mind. */
final class GuardedSockets implements Proxy {

  private final DnsResolver resolver;
  private Socket socket;

  GuardedSockets(DnsResolver resolver) {
    this.resolver = resolver;
  }

  @Override
  public synchronized void connect(SocketFactory factory, String host, int port, int timeout)
      throws IOException {
    IOException last = null;
    for (InetAddress address : resolver.resolve(host)) {
      Socket candidate = new Socket();
      try {
        candidate.connect(new InetSocketAddress(address, port), timeout);
        candidate.setTcpNoDelay(true);
        socket = candidate;
        return;
      } catch (IOException e) {
        candidate.close();
        last = e;
      }
    }
    throw last == null ? new IOException("There is no such host.") : last;
  }

  @Override
  public synchronized InputStream getInputStream() {
    try {
      return socket.getInputStream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized OutputStream getOutputStream() {
    try {
      return socket.getOutputStream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized Socket getSocket() {
    return socket;
  }

  @Override
  public synchronized void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // it is gone already
    }
  }
}
