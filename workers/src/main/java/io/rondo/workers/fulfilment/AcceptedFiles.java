package io.rondo.workers.fulfilment;

import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.seal.AcceptedAssets;
import java.util.List;
import org.springframework.stereotype.Component;

/** What partners made and people accepted, as a seal wants to know it. */
@Component
class AcceptedFiles implements AcceptedAssets {

  private final InputFiles files;
  private final Assets assets;

  AcceptedFiles(InputFiles files, Assets assets) {
    this.files = files;
    this.assets = assets;
  }

  @Override
  public List<String> sha256(long deliverableId) {
    return files.of(deliverableId).stream().map(assets::get).map(AssetVersion::sha256).toList();
  }
}
