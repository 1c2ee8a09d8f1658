package io.rondo.integrations.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line to a server on loopback that can be cut, as if the server was gone, and mended again under
 * the same port.
 */
public final class Line implements AutoCloseable {

  private final InetSocketAddress server;
  private final int port;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private volatile ServerSocket door;

  /** A line to this port, whole. */
  public Line(String host, int serverPort) {
    server = new InetSocketAddress(host, serverPort);
    door = open(0);
    port = door.getLocalPort();
  }

  /** Where this end of the line is. */
  public int port() {
    return port;
  }

  /** Nobody gets through, and who had is cut off, in the middle of whatever they said. */
  public void cut() {
    close(door);
    ends.forEach(Line::close);
    ends.clear();
  }

  /** New connections get through again. */
  public void mend() {
    door = open(port);
  }

  private ServerSocket open(int at) {
    try {
      ServerSocket fresh = new ServerSocket();
      fresh.setReuseAddress(true);
      fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
      run(() -> accept(fresh));
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket at) {
    while (!at.isClosed()) {
      try {
        Socket here = at.accept();
        Socket there = new Socket();
        ends.add(here);
        ends.add(there);
        there.connect(server);
        if (at.isClosed()) {
          close(here);
          close(there);
        }
        run(() -> carry(here, there));
        run(() -> carry(there, here));
      } catch (IOException e) {
        // cut, or the server is gone: whoever called finds nobody
      }
    }
  }

  private void carry(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // one end is gone, so the other one goes, too
    } finally {
      close(from);
      close(to);
      ends.remove(from);
      ends.remove(to);
    }
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "line");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(AutoCloseable end) {
    try {
      end.close();
    } catch (Exception e) {
      // it was gone before
    }
  }

  @Override
  public void close() {
    cut();
  }
}
