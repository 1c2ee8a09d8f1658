package io.rondo.workers.asset;

import io.rondo.workers.token.Ulid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Files that partners and staff exchange: immutable versions, found by their content. */
@Service
public class Assets {

  private final AssetMapper mapper;
  private final ContentStore store;
  private final Inspection inspection;
  private final Previews previews;
  private final AssetSettings settings;
  private final TransactionOperations transactions;
  private final Clock clock;

  Assets(
      AssetMapper mapper,
      ContentStore store,
      Inspection inspection,
      Previews previews,
      AssetSettings settings,
      TransactionOperations transactions,
      Clock clock) {
    this.mapper = mapper;
    this.store = store;
    this.inspection = inspection;
    this.previews = previews;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Stores a file of any length with little memory, as a new asset. Must not be called inside a
   * transaction that waits: it reads until the stream ends.
   *
   * @param name of any origin; what could do harm is taken out
   * @throws AssetRefused when it is too long, a program, beyond the pixel budget or the quota
   * @throws IOException when the stream breaks; then nothing is kept
   */
  public AssetVersion store(InputStream bytes, String name, AssetOwner owner) throws IOException {
    try (ContentStore.Draft draft = store.draft(bytes, settings.maxFile().toBytes())) {
      Checked checked = check(draft, name);
      return transactions.execute(status -> insert(checked, owner, null, null));
    }
  }

  /** A content that may become a version. */
  record Checked(ContentStore.Draft draft, String name, Inspection.Findings findings) {}

  /** Looks at a file and keeps it. @throws AssetRefused when it is not taken; it is not kept */
  Checked check(ContentStore.Draft draft, String name) throws IOException {
    String safe = AssetName.safe(name);
    Inspection.Findings findings = inspection.of(draft.file(), safe);
    store.keep(draft);
    return new Checked(draft, safe, findings);
  }

  /** A version of what was checked; in a transaction. @param assetId null for a new asset */
  AssetVersion insert(Checked checked, AssetOwner owner, Long assetId, Long orderId) {
    ContentStore.Draft content = checked.draft();
    Inspection.Findings found = checked.findings();
    if (owner.partnerId() != null
        && mapper.bytesOfPartner(owner.partnerId()) + content.size()
            > settings.partnerQuota().toBytes()) {
      throw new AssetRefused(
          AssetRefused.Why.QUOTA,
          "This partner may keep %d GB here; ask to have old files removed."
              .formatted(settings.partnerQuota().toGigabytes()));
    }
    Instant now = clock.instant();
    long asset = assetId == null ? newAsset(owner, now) : mapper.lock(assetId);
    String code = "as_" + Ulid.of(now);
    mapper.insertVersion(
        new AssetRow(
            0,
            code,
            asset,
            mapper.newest(asset) + 1,
            checked.name(),
            content.sha256(),
            content.size(),
            found.type().mime(),
            found.width(),
            found.height(),
            found.pages(),
            found.warnings().stream().map(Warning::text).collect(Collectors.joining(",")),
            owner.partnerId(),
            owner.test(),
            owner.who(),
            now));
    AssetVersion version = mapper.byCode(code).version();
    if (orderId != null) {
      attach(version.id(), orderId);
    }
    return version;
  }

  private long newAsset(AssetOwner owner, Instant now) {
    AssetMapper.NewAsset asset = new AssetMapper.NewAsset(owner.partnerId(), owner.test(), now);
    mapper.insertAsset(asset);
    return asset.id;
  }

  /**
   * @throws UnknownAsset when there is none
   */
  @Transactional(readOnly = true)
  public AssetVersion get(long id) {
    return found(mapper.byId(id));
  }

  /** One that this partner may see. @throws UnknownAsset when there is none, or it may not */
  @Transactional(readOnly = true)
  public AssetVersion ofPartner(long partnerId, boolean test, String code) {
    return found(mapper.seen(code, partnerId, test));
  }

  /** What this partner may see, oldest first. @param afterId 0 for the first page */
  @Transactional(readOnly = true)
  public List<AssetVersion> page(long partnerId, boolean test, long afterId, int limit) {
    return mapper.page(partnerId, test, afterId, limit).stream().map(AssetRow::version).toList();
  }

  /** The bytes; to be closed. @throws UnknownAsset when there is none */
  public InputStream open(long id) {
    return store.open(get(id).sha256());
  }

  /** Where the bytes lie, to read only. @throws UnknownAsset when there is none */
  public Path path(long id) {
    return store.path(get(id).sha256());
  }

  /** The files of an order, in the order in which they came to it. */
  @Transactional(readOnly = true)
  public List<AssetVersion> ofOrder(long orderId) {
    return mapper.ofOrder(orderId).stream().map(AssetRow::version).toList();
  }

  /**
   * From now on the file belongs to the order, and its partner sees it; twice is once.
   *
   * @throws AssetRefused when the order has too much already
   */
  @Transactional
  public void attach(long versionId, long orderId) {
    if (mapper.attached(orderId, versionId) > 0) {
      return;
    }
    if (mapper.bytesOfOrder(orderId) + get(versionId).size() > settings.orderQuota().toBytes()) {
      throw new AssetRefused(
          AssetRefused.Why.QUOTA,
          "One order may have %d GB of files.".formatted(settings.orderQuota().toGigabytes()));
    }
    try {
      mapper.attach(orderId, versionId, clock.instant());
    } catch (DuplicateKeyException e) {
      // somebody else attached it in the same moment
    }
  }

  /** Takes the file from the order; it stays a file. */
  @Transactional
  public void detach(long versionId, long orderId) {
    mapper.detach(orderId, versionId);
  }

  /**
   * A small picture of the file, made anew from its pixels: at most 1,200 pixels on the longer
   * side. Empty for what has no picture that can be drawn safely.
   */
  public Optional<Preview> preview(long id) {
    return previews.of(get(id));
  }

  private static AssetVersion found(AssetRow row) {
    if (row == null) {
      throw new UnknownAsset();
    }
    return row.version();
  }
}
