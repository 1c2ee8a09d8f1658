package io.rondo.integrations.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A body that may not be longer than it should; read as it comes, never kept whole. */
final class Bounded extends FilterInputStream {

  private final long most;
  private long read;

  Bounded(InputStream body, long most) {
    super(body);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int bytes) {
    read += bytes;
    if (read > most) {
      throw new Problem(
          HttpStatus.PAYLOAD_TOO_LARGE,
          "The request is too long",
          "The body may have at most " + most + " bytes. Nothing was stored.",
          List.of());
    }
  }
}
