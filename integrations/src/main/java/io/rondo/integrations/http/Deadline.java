package io.rondo.integrations.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Ends an exchange after its time, however slowly the other side sends, up to the last byte of its
 * answer. An answer that is closed early is not read to its end: its connection is thrown away.
 */
final class Deadline implements ExecChainHandler, AutoCloseable {

  private final Duration time;
  private final ScheduledExecutorService ends =
      Executors.newSingleThreadScheduledExecutor(Deadline::thread);

  Deadline(Duration time) {
    this.time = time;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "rondo-http-ends");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    Running running = new Running(scope);
    boolean goesOn = false;
    try {
      ClassicHttpResponse response = chain.proceed(request, scope);
      HttpEntity entity = response.getEntity();
      if (entity != null) {
        response.setEntity(new Body(entity, running));
        goesOn = true;
      }
      return response;
    } catch (IOException e) {
      throw running.reason(e);
    } finally {
      if (!goesOn) {
        running.stop();
      }
    }
  }

  /** One exchange, as long as it lasts. */
  private final class Running {

    private final ExecChain.Scope scope;
    private final ScheduledFuture<?> end;
    private volatile boolean late;

    Running(ExecChain.Scope scope) {
      this.scope = scope;
      this.end = ends.schedule(this::end, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void end() {
      late = true;
      if (scope.originalRequest instanceof Cancellable request) {
        request.cancel(); // also while it waits for a connection
      } else {
        scope.execRuntime.discardEndpoint();
      }
    }

    void stop() {
      end.cancel(false);
    }

    void discard() {
      stop();
      scope.execRuntime.discardEndpoint();
    }

    IOException reason(IOException e) {
      if (!late) {
        return e;
      }
      InterruptedIOException reason = new InterruptedIOException("The time is over");
      reason.initCause(e);
      return reason;
    }
  }

  private static final class Body extends HttpEntityWrapper {

    private final InputStream content;

    Body(HttpEntity entity, Running running) throws IOException {
      super(entity);
      this.content = new Content(entity.getContent(), running);
    }

    @Override
    public InputStream getContent() {
      return content;
    }

    @Override
    public void close() throws IOException {
      content.close();
    }
  }

  private static final class Content extends FilterInputStream {

    private final Running running;
    private boolean atEnd;

    Content(InputStream in, Running running) {
      super(in);
      this.running = running;
    }

    @Override
    public int read() throws IOException {
      try {
        return ended(in.read());
      } catch (IOException e) {
        throw running.reason(e);
      }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        return ended(in.read(bytes, from, length));
      } catch (IOException e) {
        throw running.reason(e);
      }
    }

    private int ended(int read) {
      if (read < 0) {
        atEnd = true;
        running.stop();
      }
      return read;
    }

    /** Closing what lies beneath would read on to its end. */
    @Override
    public void close() {
      if (!atEnd) {
        atEnd = true;
        running.discard();
      }
    }
  }

  @Override
  public void close() {
    ends.shutdownNow();
  }
}
