package io.rondo.workers.asset;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Small pictures of files, drawn anew so that nothing of the original's bytes is in them. Drawn
 * once for each content; two at a time, and every nth pixel of a large picture only, so memory has
 * a bound.
 */
@Component
class Previews {

  static final int MOST = 1200;
  private static final int AT_ONCE = 2;
  private static final Logger LOG = LoggerFactory.getLogger(Previews.class);

  private final ContentStore store;
  private final Map<String, DocumentReader> readers;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  Previews(ContentStore store, List<DocumentReader> readers) {
    this.store = store;
    this.readers =
        readers.stream().collect(Collectors.toMap(DocumentReader::mime, Function.identity()));
  }

  Optional<Preview> of(AssetVersion version) {
    boolean photo = version.mime().equals(FileType.JPEG.mime());
    boolean drawn =
        photo
            || version.mime().equals(FileType.PNG.mime())
            || version.mime().equals(FileType.GIF.mime())
            || version.mime().equals(FileType.BMP.mime());
    if (!drawn && !readers.containsKey(version.mime())) {
      return Optional.empty();
    }
    try {
      Path kept = store.preview(version.sha256());
      if (!Files.exists(kept) && !make(version, kept, photo)) {
        return Optional.empty();
      }
      return Optional.of(new Preview(kept, photo ? "image/jpeg" : "image/png"));
    } catch (IOException | RuntimeException e) {
      LOG.info("No preview of asset {}: {}", version.code(), e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private boolean make(AssetVersion version, Path kept, boolean photo) throws IOException {
    Path draft = store.draft();
    turns.acquireUninterruptibly();
    try {
      Path source = store.path(version.sha256());
      DocumentReader reader = readers.get(version.mime());
      boolean made = reader == null ? shrink(source, draft, photo) : draw(reader, source, draft);
      if (made) {
        Files.move(draft, kept, StandardCopyOption.ATOMIC_MOVE);
      }
      return made;
    } finally {
      turns.release();
      Files.deleteIfExists(draft);
    }
  }

  private static boolean draw(DocumentReader reader, Path source, Path draft) throws IOException {
    try (OutputStream out = Files.newOutputStream(draft)) {
      return reader.draw(source, MOST, out);
    }
  }

  private static boolean shrink(Path source, Path draft, boolean photo) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(source.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return false;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
        // at least twice the wanted size, so that the last step can still smooth
        int step = Math.max(1, longer / (2 * MOST));
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        BufferedImage picture = scaled(reader.read(0, parameters), photo);
        return ImageIO.write(picture, photo ? "jpeg" : "png", draft.toFile());
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage scaled(BufferedImage picture, boolean photo) {
    double by = Math.min(1.0, (double) MOST / Math.max(picture.getWidth(), picture.getHeight()));
    int width = Math.max(1, (int) Math.round(picture.getWidth() * by));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * by));
    BufferedImage scaled =
        new BufferedImage(
            width, height, photo ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = scaled.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(picture, 0, 0, width, height, null);
    pen.dispose();
    return scaled;
  }
}
