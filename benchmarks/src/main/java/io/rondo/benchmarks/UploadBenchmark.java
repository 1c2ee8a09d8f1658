package io.rondo.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.partner.KeyBook;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.testing.TestPartners;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPatch;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;

/**
 * A film of 2 GB comes over the partner API in one piece, then a PDF of 2 GB in many with a line
 * that breaks in the middle of every third, and goes out again; each time its SHA-256 must be
 * right. The server has a heap of 256 MB. Compared with the same bytes to an endpoint that keeps
 * none.
 *
 * <p>Argument: how many MB (2,048).
 */
final class UploadBenchmark {

  private static final String SCHEMA = "rondo_upload";
  private static final String UPLOADS = "/partner/v1/uploads";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MB = 1 << 20;
  private static final long PIECE = 64L * MB;

  private final DoorProcess server;
  private final String key;
  private final long size;
  private final CloseableHttpClient http =
      HttpClients.custom().disableAutomaticRetries().disableContentCompression().build();

  private UploadBenchmark(DoorProcess server, String key, long size) {
    this.server = server;
    this.key = key;
    this.size = size;
  }

  public static void main(String[] arguments) throws Exception {
    long size = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 2048) * MB;
    String key;
    try (var rondo = Bench.rondo(SCHEMA, Map.of("rondo.workers.fulfilment.loops", "false"))) {
      var partner =
          new TestPartners(rondo.getBean(Partners.class))
              .live("studio", PartnerKind.AGENCY, Transport.API, DeliverableKind.DESIGN);
      key =
          rondo
              .getBean(KeyBook.class)
              .createKey(partner.id(), false, Set.of("assets"), null, "bench")
              .secret();
    }
    DoorProcess server =
        DoorProcess.start(
            SCHEMA,
            "-Xmx256m",
            "--rondo.workers.fulfilment.loops=false",
            "--rondo.workers.asset.folder=" + Bench.work().resolve("assets"));
    UploadBenchmark benchmark = new UploadBenchmark(server, key, size);
    try {
      benchmark.run();
    } finally {
      benchmark.http.close();
      server.kill();
    }
  }

  private void run() throws Exception {
    onePiece(new Made("film.mp4", "\0\0\0\u0018ftypmp42", 64L * MB)); // pays for loading classes
    nowhere(64L * MB);
    heapPeak();
    Made film = new Made("film.mp4", "\0\0\0\u0018ftypmp42", size);
    double plain = nowhere(size);
    double whole = onePiece(film);
    print("in one piece", film, whole, plain, 0);
    Made book = new Made("book.pdf", "%PDF-1.7\n", size);
    int[] broken = new int[1];
    double[] seconds = new double[1];
    String asset = inPieces(book, broken, seconds);
    print("in pieces of 64 MB", book, seconds[0], nowhere(size), broken[0]);
    print("out again", book, Bench.seconds(() -> fetch(asset, book)), nowhere(size), 0);
  }

  private void print(String what, Made file, double seconds, double nowhere, int broken)
      throws IOException {
    Bench.print(
        "benchmark",
        "upload",
        "what",
        what,
        "file",
        file.name,
        "mb",
        file.size / MB,
        "seconds",
        Bench.round(seconds),
        "mb_per_second",
        Bench.round(file.size / MB / seconds),
        "seconds_to_nowhere",
        Bench.round(nowhere),
        "ratio",
        Bench.round(nowhere / seconds),
        "broken_off",
        broken,
        "server_heap_peak_mb",
        heapPeak(),
        "server_heap_limit_mb",
        256);
  }

  /** A file that is made as it is read: a head, then megabytes of noise, each another. */
  private static final class Made {
    final String name;
    final long size;
    private final byte[] head;
    private final byte[] noise = new byte[MB];
    private String sha256;

    Made(String name, String head, long size) {
      this.name = name;
      this.size = size;
      this.head = head.getBytes(StandardCharsets.ISO_8859_1);
      new Random(name.hashCode() ^ size).nextBytes(noise);
    }

    String sha256() throws Exception {
      if (sha256 == null) {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(from(0, size), digest)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
        sha256 = HexFormat.of().formatHex(digest.digest());
      }
      return sha256;
    }

    InputStream from(long begin, long end) {
      return new InputStream() {
        private long at = begin;

        @Override
        public int read() {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
          if (at >= end) {
            return -1;
          }
          int inside = (int) (at % MB);
          int count = (int) Math.min(Math.min(length, MB - inside), end - at);
          System.arraycopy(noise, inside, into, offset, count);
          int number = (int) (at / MB);
          for (int i = 0; i < count; i++) {
            long place = at + i;
            if (place < head.length) {
              into[offset + i] = head[(int) place];
            } else if (inside + i < 64) {
              into[offset + i] ^= (byte) (number >> (inside + i) % 16);
            } else {
              break;
            }
          }
          at += count;
          return count;
        }
      };
    }
  }

  private double nowhere(long bytes) throws Exception {
    HttpPut put = new HttpPut(URI.create(server.url("/nowhere/v1/uploads")));
    Made file = new Made("nowhere", "", bytes);
    put.setEntity(
        new InputStreamEntity(
            file.from(0, bytes), bytes, ContentType.APPLICATION_OCTET_STREAM));
    double[] seconds = new double[1];
    seconds[0] = Bench.seconds(() -> send(put, 200));
    return seconds[0];
  }

  private double onePiece(Made file) throws Exception {
    String upload = begin(file);
    HttpPut put = new HttpPut(URI.create(server.url(UPLOADS + "/" + upload)));
    put.setEntity(
        new InputStreamEntity(
            file.from(0, file.size), file.size, ContentType.APPLICATION_OCTET_STREAM));
    JsonNode[] answer = new JsonNode[1];
    double seconds = Bench.seconds(() -> answer[0] = send(put, 200));
    whole(answer[0], file);
    return seconds;
  }

  /**
   * @param broken how many pieces broke off
   * @return the asset that it became
   */
  private String inPieces(Made file, int[] broken, double[] seconds) throws Exception {
    String upload = begin(file);
    JsonNode[] answer = new JsonNode[1];
    seconds[0] =
        Bench.seconds(
            () -> {
              long at = 0;
              for (int number = 1; at < file.size; number++) {
                long end = Math.min(file.size, at + PIECE);
                if (number % 3 == 0) {
                  breakOff(file, upload, at, end);
                  broken[0]++;
                  at = send(get(UPLOADS + "/" + upload), 200).get("received").asLong();
                }
                HttpPatch patch = new HttpPatch(URI.create(server.url(UPLOADS + "/" + upload)));
                patch.setHeader("Upload-Offset", at);
                patch.setEntity(
                    new InputStreamEntity(
                        file.from(at, end), end - at, ContentType.APPLICATION_OCTET_STREAM));
                answer[0] = send(patch, 200);
                at = answer[0].get("received").asLong();
              }
            });
    return whole(answer[0], file);
  }

  /** Sends half of a piece and hangs up. */
  private void breakOff(Made file, String upload, long at, long end) {
    HttpPatch patch = new HttpPatch(URI.create(server.url(UPLOADS + "/" + upload)));
    patch.setHeader("Upload-Offset", at);
    InputStream half = file.from(at, at + (end - at) / 2);
    patch.setEntity(
        new InputStreamEntity(
            new InputStream() {
              @Override
              public int read() throws IOException {
                return or(half.read());
              }

              @Override
              public int read(byte[] into, int offset, int length) throws IOException {
                return or(half.read(into, offset, length));
              }

              private int or(int read) throws IOException {
                if (read < 0) {
                  throw new IOException("the line breaks");
                }
                return read;
              }
            },
            end - at,
            ContentType.APPLICATION_OCTET_STREAM));
    try {
      send(patch, 200);
      throw new IllegalStateException("Half a piece was taken for a whole one.");
    } catch (IOException expected) {
      // the server has what came so far; it may still be busy with it
    }
    awaitQuiet(upload, at);
  }

  /** Until the server has noticed: then it says that it is further than before. */
  private void awaitQuiet(String upload, long at) {
    long last = -1;
    try {
      for (long now = at; now == at || now != last; ) {
        last = now;
        java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        now = send(get(UPLOADS + "/" + upload), 200).get("received").asLong();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String begin(Made file) throws Exception {
    HttpPost post = new HttpPost(URI.create(server.url(UPLOADS)));
    post.setHeader("Idempotency-Key", UUID.randomUUID().toString());
    String body =
        "{\"name\":\"%s\",\"size\":%d,\"sha256\":\"%s\"}"
            .formatted(file.name, file.size, file.sha256());
    post.setEntity(
        new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    return send(post, 201).get("id").asText();
  }

  /** The asset that an upload became, with the right hash. */
  private static String whole(JsonNode upload, Made file) throws Exception {
    if (!upload.path("asset").path("sha256").asText().equals(file.sha256())) {
      throw new IllegalStateException("It did not come whole: " + upload);
    }
    return upload.get("asset").get("id").asText();
  }

  private void fetch(String asset, Made file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    http.execute(
        authorized(get("/partner/v1/assets/" + asset + "/content")),
        answer -> {
          try (InputStream in = new DigestInputStream(answer.getEntity().getContent(), digest)) {
            return in.transferTo(OutputStream.nullOutputStream());
          }
        });
    if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
      throw new IllegalStateException("It did not go out whole.");
    }
  }

  private HttpGet get(String path) {
    return new HttpGet(URI.create(server.url(path)));
  }

  private long heapPeak() throws IOException {
    return send(get("/nowhere/v1/heap"), 200).asLong();
  }

  private <T extends HttpUriRequestBase> T authorized(T request) {
    request.setHeader("Authorization", "Bearer " + key);
    return request;
  }

  private JsonNode send(HttpUriRequestBase request, int expected) throws IOException {
    return http.execute(
        authorized(request),
        answer -> {
          String body = EntityUtils.toString(answer.getEntity(), StandardCharsets.UTF_8);
          if (answer.getCode() != expected) {
            throw new IllegalStateException(answer.getCode() + " " + body);
          }
          return JSON.readTree(body);
        });
  }
}
