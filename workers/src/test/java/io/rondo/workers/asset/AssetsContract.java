package io.rondo.workers.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.testing.TestClock;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every database must do with files and uploads. */
abstract class AssetsContract {

  @Autowired private Assets assets;
  @Autowired private Uploads uploads;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TestClock clock;

  private AssetOwner agency;
  private AssetOwner other;

  @BeforeEach
  void partners() {
    clock.reset();
    agency = AssetOwner.partner(partner(), "agency", false);
    other = AssetOwner.partner(partner(), "other", false);
  }

  @Test
  void theSameBytesLieOnceAndEachVersionIsItsOwn() throws Exception {
    AssetVersion first = assets.store(bytes("one text"), "copy.txt", agency);
    AssetVersion second = assets.store(bytes("one text"), "copy.txt", AssetOwner.staff("ann"));

    assertThat(first.sha256()).isEqualTo(hash("one text".getBytes(StandardCharsets.UTF_8)));
    assertThat(second.sha256()).isEqualTo(first.sha256());
    assertThat(second.code()).isNotEqualTo(first.code());
    assertThat(assets.path(first.id()))
        .isEqualTo(assets.path(second.id()))
        .hasFileName(first.sha256());
    try (InputStream in = assets.open(first.id())) {
      assertThat(in).hasContent("one text");
    }
  }

  @Test
  void aStreamThatBreaksLeavesNothing() {
    InputStream broken = breakingAfter(new byte[200_000], 100_000);
    int before = jdbc.queryForObject("select count(*) from asset", Integer.class);

    assertThatThrownBy(() -> assets.store(broken, "x.txt", agency)).isInstanceOf(IOException.class);

    assertThat(jdbc.queryForObject("select count(*) from asset", Integer.class)).isEqualTo(before);
  }

  @Test
  void anUploadGoesOnWhereItBrokeOff() throws Exception {
    byte[] file = new byte[300_000];
    Arrays.fill(file, (byte) 'a');
    Upload upload = uploads.open(agency, announced("long.txt", file.length, hash(file)));

    assertThatThrownBy(() -> uploads.append(agency, upload.code(), 0, breakingAfter(file, 200_000)))
        .isInstanceOfSatisfying(
            UploadBrokeOff.class, broken -> assertThat(broken.offset()).isEqualTo(200_000));
    assertThat(uploads.get(agency, upload.code()).received()).isEqualTo(200_000);
    assertThatThrownBy(() -> uploads.append(agency, upload.code(), 0, bytes("again")))
        .isInstanceOfSatisfying(
            OffsetWrong.class, wrong -> assertThat(wrong.offset()).isEqualTo(200_000));
    Upload done =
        uploads.append(
            agency, upload.code(), 200_000, new ByteArrayInputStream(file, 200_000, 100_000));

    assertThat(done.state()).isEqualTo(Upload.State.DONE);
    AssetVersion version = assets.get(done.assetVersionId());
    assertThat(version.sha256()).isEqualTo(hash(file));
    assertThat(version.size()).isEqualTo(300_000);
    // the last piece again is told the same
    assertThat(uploads.append(agency, upload.code(), 300_000, bytes("")).assetVersionId())
        .isEqualTo(version.id());
  }

  @Test
  void anotherChecksumOrMoreBytesThanAnnouncedCloseTheUpload() {
    Upload wrong = uploads.open(agency, announced("a.txt", 3, "0".repeat(64)));
    assertThatThrownBy(() -> uploads.append(agency, wrong.code(), 0, bytes("abc")))
        .isInstanceOfSatisfying(
            AssetRefused.class,
            refused -> assertThat(refused.why()).isEqualTo(AssetRefused.Why.CHECKSUM));
    assertThat(uploads.get(agency, wrong.code()).state()).isEqualTo(Upload.State.REFUSED);

    Upload longer = uploads.open(agency, announced("a.txt", 3, null));
    assertThatThrownBy(() -> uploads.append(agency, longer.code(), 0, bytes("abcd")))
        .isInstanceOfSatisfying(
            AssetRefused.class,
            refused -> assertThat(refused.why()).isEqualTo(AssetRefused.Why.SIZE));
    assertThatThrownBy(() -> uploads.append(agency, longer.code(), 0, bytes("abc")))
        .isInstanceOfSatisfying(
            AssetRefused.class,
            refused -> assertThat(refused.why()).isEqualTo(AssetRefused.Why.CLOSED));
  }

  @Test
  void aNewVersionKeepsTheOldOne() throws Exception {
    AssetVersion first = assets.store(bytes("first"), "a.txt", agency);
    Upload next = uploads.open(agency, new Uploads.Announced("a.txt", 6, null, null, first.code()));

    Upload done = uploads.append(agency, next.code(), 0, bytes("second"));

    AssetVersion second = assets.get(done.assetVersionId());
    assertThat(second.assetId()).isEqualTo(first.assetId());
    assertThat(second.version()).isEqualTo(2);
    try (InputStream in = assets.open(first.id())) {
      assertThat(in).hasContent("first");
    }
    assertThatThrownBy(
            () -> uploads.open(other, new Uploads.Announced("a.txt", 6, null, null, first.code())))
        .isInstanceOf(UnknownAsset.class);
  }

  @Test
  void anotherPartnerAndAnotherKindOfKeySeeNothing() throws Exception {
    AssetVersion file = assets.store(bytes("mine"), "a.txt", agency);
    Upload upload = uploads.open(agency, announced("b.txt", 4, null));

    assertThat(assets.ofPartner(agency.partnerId(), false, file.code())).isEqualTo(file);
    assertThatThrownBy(() -> assets.ofPartner(agency.partnerId(), true, file.code()))
        .isInstanceOf(UnknownAsset.class);
    assertThatThrownBy(() -> assets.ofPartner(other.partnerId(), false, file.code()))
        .isInstanceOf(UnknownAsset.class);
    assertThatThrownBy(() -> uploads.get(other, upload.code())).isInstanceOf(UnknownAsset.class);
    assertThat(assets.page(other.partnerId(), false, 0, 10)).isEmpty();
    assertThat(assets.page(agency.partnerId(), false, 0, 10)).containsExactly(file);
  }

  @Test
  void aPictureBeyondTheBudgetIsRefusedByItsHeader() throws Exception {
    byte[] png = png(2, 2);
    // the header says 50,000 x 50,000; nothing is decoded
    System.arraycopy(HexFormat.of().parseHex("0000c3500000c350"), 0, png, 16, 8);

    assertThatThrownBy(() -> assets.store(new ByteArrayInputStream(png), "huge.png", agency))
        .isInstanceOfSatisfying(
            AssetRefused.class,
            refused -> assertThat(refused.why()).isEqualTo(AssetRefused.Why.PIXELS))
        .hasMessageContaining("50000 x 50000");
  }

  @Test
  void aPreviewIsDrawnAnewAndSmall() throws Exception {
    byte[] png = png(3000, 1500);
    byte[] polyglot = Arrays.copyOf(png, png.length + 40);
    byte[] secret = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(secret, 0, polyglot, png.length, secret.length);

    AssetVersion file = assets.store(new ByteArrayInputStream(polyglot), "a.pdf", agency);

    assertThat(file.mime()).isEqualTo("image/png");
    assertThat(file.width()).isEqualTo(3000);
    assertThat(file.warnings()).containsExactlyInAnyOrder(Warning.POLYGLOT, Warning.NAME_DIFFERS);
    Preview preview = assets.preview(file.id()).orElseThrow();
    BufferedImage picture = ImageIO.read(preview.file().toFile());
    assertThat(picture.getWidth()).isEqualTo(1200);
    assertThat(picture.getHeight()).isEqualTo(600);
    assertThat(java.nio.file.Files.readString(preview.file(), StandardCharsets.ISO_8859_1))
        .doesNotContain("script");
  }

  @Test
  void anUploadThatNobodyContinuesIsForgotten() {
    Upload upload = uploads.open(agency, announced("a.txt", 4, null));
    uploads.append(agency, upload.code(), 0, bytes("ab"));

    clock.advance(Duration.ofHours(25));
    uploads.forget();

    assertThatThrownBy(() -> uploads.get(agency, upload.code())).isInstanceOf(UnknownAsset.class);
  }

  @Test
  void unfinishedUploadsCountAgainstTheQuota() {
    for (int i = 0; i < 10; i++) {
      uploads.open(agency, announced("big" + i + ".mp4", 2L << 30, null));
    }
    assertThatThrownBy(() -> uploads.open(agency, announced("one.mp4", 1, null)))
        .isInstanceOfSatisfying(
            AssetRefused.class,
            refused -> assertThat(refused.why()).isEqualTo(AssetRefused.Why.QUOTA));
  }

  private static Uploads.Announced announced(String name, long size, String sha256) {
    return new Uploads.Announced(name, size, sha256, null, null);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream breakingAfter(byte[] file, int most) {
    return new InputStream() {
      private int at;

      @Override
      public int read() throws IOException {
        if (at == most) {
          throw new IOException("the line broke");
        }
        return file[at++] & 0xFF;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        if (at == most) {
          throw new IOException("the line broke");
        }
        int count = Math.min(length, most - at);
        System.arraycopy(file, at, into, offset, count);
        at += count;
        return count;
      }
    };
  }

  private static byte[] png(int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  private static String hash(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private long partner() {
    String code = "p" + UUID.randomUUID().toString().substring(0, 8);
    jdbc.update(
        "insert into partner (code, name, kind, state, contract_version, contact_name,"
            + " contact_email, language, time_zone, capacity_per_day, ack_hours, draft_hours,"
            + " production_hours, handover_hours, transport, connection, created_by, created_at,"
            + " updated_at) values (?, ?, 'agency', 'live', '1', 'A', 'a@example.test', 'en',"
            + " 'Europe/Berlin', 1000, 8, 8, 8, 8, 'api', '{}', 'test', now(6), now(6))",
        code,
        code);
    return jdbc.queryForObject("select id from partner where code = ?", Long.class, code);
  }
}
