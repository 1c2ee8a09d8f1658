package io.rondo.forms.fulfilment;

import io.rondo.forms.layout.AssetFiles;
import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.desk.DeskLink;
import io.rondo.workers.fulfilment.Orders;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The files of an order for its partner: what it works from, and what it brought. */
@Controller
@RequestMapping("/desk/{token}/files/{code}")
class DeskFiles {

  private final DeskDoor door;
  private final Orders orders;
  private final Assets assets;

  DeskFiles(DeskDoor door, Orders orders, Assets assets) {
    this.door = door;
    this.orders = orders;
    this.assets = assets;
  }

  @GetMapping
  ResponseEntity<Resource> file(
      @PathVariable String token, @PathVariable String code, HttpServletRequest request) {
    return AssetFiles.download(assets, file(code, door.reader(token, request)));
  }

  @GetMapping("/preview")
  ResponseEntity<Resource> preview(
      @PathVariable String token, @PathVariable String code, HttpServletRequest request) {
    return AssetFiles.preview(assets, file(code, door.reader(token, request)))
        .orElseThrow(DeskGone::new);
  }

  private AssetVersion file(String code, Optional<DeskLink> reader) {
    DeskLink link = reader.orElseThrow(DeskGone::new);
    return OrderFiles.find(orders, assets, link.orderId(), code).orElseThrow(DeskGone::new);
  }
}
