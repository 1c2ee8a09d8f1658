package io.rondo.workers.asset;

import io.rondo.workers.token.Ulid;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Files that partners bring piece by piece. A piece may break off anywhere: what came is kept, and
 * {@link Upload#received} says where to go on. When the last byte is here the file is read once
 * more for its SHA-256 and its type, and becomes an asset.
 */
@Service
public class Uploads {

  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
  private static final int BUFFER = 65_536;

  /** So much may be sent again after a crash in the middle of a long piece. */
  private static final long SYNC_EVERY = 16L << 20;

  private static final int FORGET_AT_ONCE = 200;

  private final UploadMapper mapper;
  private final AssetMapper assetMapper;
  private final Assets assets;
  private final ContentStore store;
  private final AssetSettings settings;
  private final TransactionOperations transactions;
  private final Clock clock;

  Uploads(
      UploadMapper mapper,
      AssetMapper assetMapper,
      Assets assets,
      ContentStore store,
      AssetSettings settings,
      TransactionOperations transactions,
      Clock clock) {
    this.mapper = mapper;
    this.assetMapper = assetMapper;
    this.assets = assets;
    this.store = store;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What is going to come.
   *
   * @param name a plain file name
   * @param size in bytes
   * @param sha256 in hex; null when it is not known yet
   * @param orderId to which it will belong; null for none
   * @param replaces the code of the version that it follows; null for a new asset
   */
  public record Announced(String name, long size, String sha256, Long orderId, String replaces) {}

  /**
   * Begins an upload.
   *
   * @throws AssetRefused for a name that is a path or hides something, too many bytes, a quota
   * @throws UnknownAsset when what it replaces is none of this partner's own
   */
  public Upload open(AssetOwner owner, Announced announced) {
    String name = AssetName.plain(announced.name());
    if (announced.size() <= 0 || announced.size() > settings.maxFile().toBytes()) {
      throw new AssetRefused(
          AssetRefused.Why.SIZE,
          "A file has 1 to %d bytes.".formatted(settings.maxFile().toBytes()));
    }
    if (announced.sha256() != null && !HASH.matcher(announced.sha256()).matches()) {
      throw new AssetRefused(
          AssetRefused.Why.CHECKSUM, "A SHA-256 is written with 64 hexadecimal digits.");
    }
    Long assetId = announced.replaces() == null ? null : own(owner, announced.replaces());
    spareRoom(owner.partnerId(), announced);
    Instant now = clock.instant();
    String code = "up_" + Ulid.of(now);
    mapper.insert(
        new UploadMapper.Row(
            0,
            code,
            owner.partnerId(),
            owner.test(),
            announced.orderId(),
            assetId,
            name,
            announced.size(),
            announced.sha256() == null ? null : announced.sha256().toLowerCase(Locale.ROOT),
            0,
            "open",
            null,
            null,
            owner.who(),
            now,
            now.plus(settings.uploadExpiry())));
    return find(owner, code).upload();
  }

  private long own(AssetOwner owner, String code) {
    AssetVersion version = assets.ofPartner(owner.partnerId(), owner.test(), code);
    if (!owner.partnerId().equals(version.partnerId())) {
      throw new UnknownAsset();
    }
    return version.assetId();
  }

  private void spareRoom(long partnerId, Announced announced) {
    if (mapper.open(partnerId) >= settings.openUploads()) {
      throw new AssetRefused(
          AssetRefused.Why.QUOTA,
          "%d uploads are unfinished: finish or delete some first."
              .formatted(settings.openUploads()));
    }
    long kept = assetMapper.bytesOfPartner(partnerId) + mapper.openBytes(partnerId);
    if (kept + announced.size() > settings.partnerQuota().toBytes()) {
      throw new AssetRefused(
          AssetRefused.Why.QUOTA,
          "This partner may keep %d GB here; ask to have old files removed."
              .formatted(settings.partnerQuota().toGigabytes()));
    }
    if (announced.orderId() != null
        && assetMapper.bytesOfOrder(announced.orderId()) + announced.size()
            > settings.orderQuota().toBytes()) {
      throw new AssetRefused(
          AssetRefused.Why.QUOTA,
          "One order may have %d GB of files.".formatted(settings.orderQuota().toGigabytes()));
    }
  }

  /** How far an upload is. @throws UnknownAsset when it is none of this partner's */
  public Upload get(AssetOwner owner, String code) {
    return find(owner, code).upload();
  }

  /**
   * Takes the next piece. The last one makes it an asset before this returns. Nothing is locked
   * while bytes come; of two who send the same piece at once, one is told where it really is.
   *
   * @param offset where the piece begins; must be {@link Upload#received}
   * @throws OffsetWrong when it begins elsewhere
   * @throws UploadBrokeOff when the piece ends too early; what came is kept
   * @throws AssetRefused when the file is longer than announced, or has another SHA-256, or is not
   *     taken; then the upload is closed
   */
  public Upload append(AssetOwner owner, String code, long offset, InputStream piece) {
    UploadMapper.Row row = find(owner, code);
    if (!row.state().equals("open")) {
      if (row.state().equals("done") && offset == row.sizeBytes()) {
        return row.upload();
      }
      throw new AssetRefused(
          AssetRefused.Why.CLOSED,
          row.state().equals("done")
              ? "The upload is complete."
              : "The upload was refused: " + row.reason() + " Begin a new one.");
    }
    if (offset != row.receivedBytes()) {
      throw new OffsetWrong(row.receivedBytes());
    }
    long received = write(row, piece);
    if (received == row.sizeBytes()) {
      finish(row, owner);
    }
    return find(owner, code).upload();
  }

  private long write(UploadMapper.Row row, InputStream piece) {
    long safe = row.receivedBytes();
    long at = safe;
    try (RandomAccessFile file = new RandomAccessFile(store.upload(row.code()).toFile(), "rw")) {
      file.seek(at);
      byte[] buffer = new byte[BUFFER];
      try {
        int read;
        while ((read = piece.read(buffer)) >= 0) {
          if (at + read > row.sizeBytes()) {
            throw refuse(row, AssetRefused.Why.SIZE, "The file is longer than announced.");
          }
          file.write(buffer, 0, read);
          at += read;
          if (at - safe >= SYNC_EVERY) {
            file.getFD().sync();
            safe = advance(row, safe, at);
          }
        }
      } catch (IOException e) {
        file.getFD().sync();
        throw new UploadBrokeOff(advance(row, safe, at), e);
      }
      file.getFD().sync();
      return advance(row, safe, at);
    } catch (IOException e) {
      throw new UploadBrokeOff(safe, e);
    }
  }

  private long advance(UploadMapper.Row row, long from, long to) {
    Instant now = clock.instant();
    if (from != to
        && mapper.advance(row.id(), from, to, now, now.plus(settings.uploadExpiry())) == 0) {
      UploadMapper.Row other = mapper.find(row.code(), row.partnerId(), row.test());
      throw new OffsetWrong(other == null ? 0 : other.receivedBytes());
    }
    return to;
  }

  private void finish(UploadMapper.Row row, AssetOwner owner) {
    try (InputStream in = Files.newInputStream(store.upload(row.code()));
        ContentStore.Draft draft = store.draft(in, row.sizeBytes())) {
      if (row.sha256() != null && !row.sha256().equals(draft.sha256())) {
        throw new AssetRefused(
            AssetRefused.Why.CHECKSUM,
            "The SHA-256 of what came is %s, not the one announced.".formatted(draft.sha256()));
      }
      Assets.Checked checked = assets.check(draft, row.name());
      transactions.executeWithoutResult(
          status -> {
            if (mapper.done(row.id(), clock.instant()) == 1) {
              mapper.became(
                  row.id(), assets.insert(checked, owner, row.assetId(), row.orderId()).id());
            }
          });
    } catch (IOException e) {
      throw new UploadBrokeOff(row.sizeBytes(), e);
    } catch (AssetRefused refused) {
      throw refuse(row, refused.why(), refused.getMessage());
    }
    delete(row.code());
  }

  private AssetRefused refuse(UploadMapper.Row row, AssetRefused.Why why, String reason) {
    mapper.refuse(row.id(), reason, clock.instant());
    delete(row.code());
    return new AssetRefused(why, reason);
  }

  /** Gives an upload up; what it became stays. @throws UnknownAsset when it is none of theirs */
  public void cancel(AssetOwner owner, String code) {
    find(owner, code);
    mapper.delete(code);
    delete(code);
  }

  /** Forgets what nobody continued, and the record of what is done. */
  @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
  public void forget() {
    for (String code : mapper.expired(clock.instant(), FORGET_AT_ONCE)) {
      mapper.delete(code);
      delete(code);
    }
  }

  private void delete(String code) {
    try {
      Files.deleteIfExists(store.upload(code));
    } catch (IOException e) {
      // an orphan of the uploads folder harms nobody; the name is never used again
    }
  }

  private UploadMapper.Row find(AssetOwner owner, String code) {
    UploadMapper.Row row = mapper.find(code, owner.partnerId(), owner.test());
    if (row == null) {
      throw new UnknownAsset();
    }
    return row;
  }
}
