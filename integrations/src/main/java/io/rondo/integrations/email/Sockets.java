package io.rondo.integrations.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.SocketFactory;

/** Opens sockets that send at once, and tells whoever opens a connection on this thread. */
class Sockets extends SocketFactory {

  private final ThreadLocal<Consumer<Socket>> waiting = new ThreadLocal<>();

  /** Whom to tell of the sockets that this thread opens; null for nobody. */
  void announceTo(Consumer<Socket> listener) {
    waiting.set(listener);
  }

  @Override
  public Socket createSocket() throws IOException {
    return kept(new Socket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return kept(new Socket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return kept(new Socket(host, port, localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return kept(new Socket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return kept(new Socket(host, port, localHost, localPort));
  }

  private Socket kept(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    Consumer<Socket> listener = waiting.get();
    if (listener != null) {
      listener.accept(socket);
    }
    return socket;
  }
}
