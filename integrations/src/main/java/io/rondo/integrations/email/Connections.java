package io.rondo.integrations.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The open connections to the mail server: kept, checked when idle, replaced when old. */
@Component
class Connections implements DisposableBean {

  private final EmailSettings settings;
  private final MailServer server;
  private final Sockets sockets = new Sockets();
  private final Session session;
  private final GenericObjectPool<Connection> pool;
  private final Set<Connection> busy = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "email-deadlines");
            thread.setDaemon(true);
            return thread;
          });

  Connections(EmailSettings settings, MailServer server) {
    this.settings = settings;
    this.server = server;
    this.session = Session.getInstance(properties());
    GenericObjectPoolConfig<Connection> config = new GenericObjectPoolConfig<>();
    config.setMaxTotal(settings.connections());
    config.setMaxIdle(settings.connections());
    config.setTestOnBorrow(true);
    config.setJmxEnabled(false);
    config.setMinEvictableIdleDuration(Duration.ofMinutes(1));
    config.setTimeBetweenEvictionRuns(Duration.ofSeconds(30));
    this.pool = new GenericObjectPool<>(new Factory(), config);
    watch.scheduleWithFixedDelay(
        () -> busy.forEach(Connection::cutIfOverdue), 1, 1, TimeUnit.SECONDS);
  }

  /** The mail session that messages and connections share. */
  Session session() {
    return session;
  }

  /**
   * A live connection; waits while all are busy. Give it back by {@link #giveBack} or {@link
   * #drop}.
   *
   * @throws ServerUnreachable when none can be opened
   */
  Connection borrow() throws MessagingException {
    try {
      return busy(pool.borrowObject());
    } catch (MessagingException e) {
      throw e;
    } catch (Exception e) {
      throw new ServerUnreachable("no connection: " + e.getMessage(), e);
    }
  }

  /** A connection that was opened just now. @throws ServerUnreachable when none can be opened */
  Connection fresh() throws MessagingException {
    pool.clear();
    return borrow();
  }

  void giveBack(Connection connection) {
    idle(connection);
    pool.returnObject(connection);
  }

  void drop(Connection connection) {
    idle(connection);
    try {
      pool.invalidateObject(connection);
    } catch (Exception e) {
      connection.cut();
    }
  }

  /** How many connections are open now. */
  int open() {
    return pool.getNumActive() + pool.getNumIdle();
  }

  @Override
  public void destroy() {
    pool.close();
    watch.shutdownNow();
  }

  private Connection busy(Connection connection) {
    connection.deadlineIn(settings.mailDeadline().toNanos());
    busy.add(connection);
    return connection;
  }

  private void idle(Connection connection) {
    connection.noDeadline();
    busy.remove(connection);
  }

  private Connection open(String host, int port) throws MessagingException {
    Connection connection = new Connection(session, host, port);
    sockets.announceTo(connection::over);
    busy(connection);
    try {
      boolean login = !settings.user().isBlank();
      connection.connect(
          host, port, login ? settings.user() : null, login ? settings.password() : null);
      return connection;
    } catch (MessagingException e) {
      connection.cut();
      throw new ServerUnreachable(
          "%s:%d: %s".formatted(host, port, String.valueOf(e.getMessage()).strip()), e);
    } finally {
      sockets.announceTo(null);
      idle(connection);
    }
  }

  private Properties properties() {
    Properties mail = new Properties();
    mail.put("mail.smtp.socketFactory", sockets);
    mail.put("mail.smtp.socketFactory.fallback", "false");
    mail.put("mail.smtp.connectiontimeout", String.valueOf(settings.connectTimeout().toMillis()));
    mail.put("mail.smtp.timeout", String.valueOf(settings.timeout().toMillis()));
    mail.put("mail.smtp.auth", String.valueOf(!settings.user().isBlank()));
    mail.put("mail.smtp.starttls.enable", String.valueOf(settings.startTls()));
    mail.put("mail.smtp.starttls.required", String.valueOf(settings.startTls()));
    mail.put("mail.smtp.ssl.checkserveridentity", "true");
    mail.put("mail.smtp.localhost", settings.listDomain());
    mail.put("mail.smtp.quitwait", "false");
    return mail;
  }

  /** Opens, checks and closes for the pool. */
  private final class Factory extends BasePooledObjectFactory<Connection> {

    @Override
    public Connection create() throws Exception {
      return open(server.host(), server.port());
    }

    @Override
    public PooledObject<Connection> wrap(Connection connection) {
      return new DefaultPooledObject<>(connection);
    }

    @Override
    public boolean validateObject(PooledObject<Connection> pooled) {
      Connection connection = pooled.getObject();
      if (connection.ageNanos() > settings.maxAge().toNanos()) {
        return false;
      }
      // Asking is a round trip: only a connection that has been idle is asked.
      return connection.idleNanos() < settings.idleCheck().toNanos() || connection.isConnected();
    }

    @Override
    public void destroyObject(PooledObject<Connection> pooled) {
      Connection connection = pooled.getObject();
      try {
        connection.close();
      } catch (MessagingException e) {
        connection.cut();
      }
    }
  }
}
