package io.rondo.workers.asset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds out what a file is and what is strange about it, without trusting its name. */
@Component
class Inspection {

  private static final List<String> RUNS_IN_PDF =
      List.of("/javascript", "/js ", "/js(", "/launch", "/richmedia", "/embeddedfile", "/xfa");
  private static final List<String> RUNS_IN_PAGE =
      List.of(
          "<script",
          "javascript:",
          "<foreignobject",
          "<iframe",
          "<embed",
          "<object",
          "<!entity",
          " onload",
          " onerror",
          " onclick",
          " onmouse",
          " onbegin",
          " onfocus");
  private static final List<String> OTHERS =
      List.of("<script", "<html", "<?php", "%pdf-", "pk\u0005\u0006", "<svg");
  private static final List<String> ZIP_END = List.of("pk\u0005\u0006");

  private final AssetSettings settings;
  private final Map<String, DocumentReader> readers;

  Inspection(AssetSettings settings, List<DocumentReader> readers) {
    this.settings = settings;
    this.readers =
        readers.stream().collect(Collectors.toMap(DocumentReader::mime, Function.identity()));
  }

  /** What a file is. */
  record Findings(
      FileType type, Integer width, Integer height, Integer pages, Set<Warning> warnings) {}

  /**
   * @throws AssetRefused for programs, and for pictures beyond the pixel budget
   */
  Findings of(Path file, String name) {
    try {
      return look(file, name);
    } catch (IOException e) {
      throw new UncheckedIOException("A kept file cannot be read", e);
    }
  }

  private Findings look(Path file, String name) throws IOException {
    FileType type = FileType.of(head(file));
    if (type == FileType.PROGRAM) {
      throw new AssetRefused(
          AssetRefused.Why.TYPE, "Programs and scripts are not taken; send what they make.");
    }
    Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    if (type.differsFrom(AssetName.ending(name))) {
      warnings.add(Warning.NAME_DIFFERS);
    }
    scan(type, file, warnings);
    PictureSize size = size(type, file);
    if (size != null) {
      return new Findings(type, size.width(), size.height(), null, warnings);
    }
    DocumentReader reader = readers.get(type.mime());
    if (reader == null) {
      return new Findings(type, null, null, null, warnings);
    }
    try {
      DocumentReader.Document document = reader.read(file);
      warnings.addAll(document.warnings());
      return new Findings(type, document.width(), document.height(), document.pages(), warnings);
    } catch (IOException e) {
      warnings.add(Warning.UNREADABLE);
      return new Findings(type, null, null, null, warnings);
    }
  }

  private PictureSize size(FileType type, Path file) {
    PictureSize size;
    try {
      size = PictureSize.of(type, file);
    } catch (IOException e) {
      throw new AssetRefused(
          AssetRefused.Why.TYPE, "The picture is broken: its header does not say how large it is.");
    }
    if (size != null && size.pixels() > settings.maxPixels()) {
      throw new AssetRefused(
          AssetRefused.Why.PIXELS,
          "The picture has %d x %d pixels; at most %d million in all are taken."
              .formatted(size.width(), size.height(), settings.maxPixels() / 1_000_000));
    }
    return size;
  }

  private static void scan(FileType type, Path file, Set<Warning> warnings) throws IOException {
    switch (type) {
      case PDF -> {
        if (!new String(head(file), 0, 5, java.nio.charset.StandardCharsets.ISO_8859_1)
                .equals("%PDF-")
            || !WordScan.in(file, ZIP_END).isEmpty()) {
          warnings.add(Warning.POLYGLOT);
        }
        if (!WordScan.in(file, RUNS_IN_PDF).isEmpty()) {
          warnings.add(Warning.ACTIVE_CONTENT);
        }
      }
      case HTML, SVG, XML -> {
        if (type == FileType.HTML || !WordScan.in(file, RUNS_IN_PAGE).isEmpty()) {
          warnings.add(Warning.ACTIVE_CONTENT);
        }
      }
      case OFFICE -> warnings.add(Warning.ACTIVE_CONTENT);
      case PNG, JPEG, GIF, WEBP, TIFF, BMP -> {
        if (!WordScan.in(file, OTHERS).isEmpty()) {
          warnings.add(Warning.POLYGLOT);
        }
      }
      case ZIP -> {
        if (!WordScan.in(file, List.of("vbaproject.bin", "%pdf-")).isEmpty()) {
          warnings.add(Warning.ACTIVE_CONTENT);
        }
      }
      default -> {
        // nothing that a reader of this type would run
      }
    }
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(FileType.HEAD);
    }
  }
}
