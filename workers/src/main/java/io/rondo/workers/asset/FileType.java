package io.rondo.workers.asset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a file is by its first bytes; its name is only compared. */
enum FileType {
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg", "jpeg", "jpe"),
  GIF("image/gif", "gif"),
  WEBP("image/webp", "webp"),
  TIFF("image/tiff", "tif", "tiff"),
  BMP("image/bmp", "bmp"),
  PSD("image/vnd.adobe.photoshop", "psd", "psb"),
  SVG("image/svg+xml", "svg"),
  PDF("application/pdf", "pdf", "ai"),
  POSTSCRIPT("application/postscript", "ps", "eps", "ai"),
  HTML("text/html", "html", "htm"),
  XML("application/xml", "xml", "xjdf", "xjmf", "idml"),
  ZIP(
      "application/zip",
      "zip",
      "docx",
      "xlsx",
      "pptx",
      "odt",
      "ods",
      "odp",
      "idml",
      "epub",
      "sketch"),
  OFFICE("application/x-ole-storage", "doc", "xls", "ppt", "msg"),
  MP4("video/mp4", "mp4", "m4v", "mov", "m4a"),
  WAV("audio/wav", "wav"),
  MP3("audio/mpeg", "mp3"),
  OGG("application/ogg", "ogg", "oga", "ogv", "opus"),
  TEXT("text/plain", "txt", "csv", "md", "json", "srt", "vtt", "log"),
  PROGRAM("application/x-executable", "exe", "dll", "so", "sh", "class", "jar"),
  OTHER("application/octet-stream");

  /** How many bytes are looked at. */
  static final int HEAD = 4096;

  private static final List<String> PAGES = List.of("<!doctype html", "<html", "<head", "<body");

  private final String mime;
  private final List<String> endings;

  FileType(String mime, String... endings) {
    this.mime = mime;
    this.endings = List.of(endings);
  }

  String mime() {
    return mime;
  }

  boolean isPicture() {
    return this == PNG
        || this == JPEG
        || this == GIF
        || this == WEBP
        || this == TIFF
        || this == BMP;
  }

  /** Whether a name that ends so belongs to another type. */
  boolean differsFrom(String ending) {
    return !endings.contains(ending)
        && Arrays.stream(values()).anyMatch(type -> type.endings.contains(ending));
  }

  static FileType of(String mime) {
    return Arrays.stream(values()).filter(type -> type.mime.equals(mime)).findFirst().orElse(OTHER);
  }

  static FileType of(byte[] head) {
    String latin = new String(head, StandardCharsets.ISO_8859_1);
    if (latin.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (latin.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (latin.startsWith("GIF87a") || latin.startsWith("GIF89a")) {
      return GIF;
    }
    if (latin.startsWith("RIFF") && latin.length() >= 12) {
      return latin.startsWith("WEBP", 8) ? WEBP : latin.startsWith("WAVE", 8) ? WAV : OTHER;
    }
    if (latin.startsWith("II*\0") || latin.startsWith("MM\0*")) {
      return TIFF;
    }
    if (latin.startsWith("8BPS")) {
      return PSD;
    }
    // readers look for it in the first kilobyte, so it is one wherever it stands there
    int pdf = latin.indexOf("%PDF-");
    if (pdf >= 0 && pdf < 1024) {
      return PDF;
    }
    if (latin.startsWith("%!PS")) {
      return POSTSCRIPT;
    }
    if (latin.startsWith("PK\u0003\u0004") || latin.startsWith("PK\u0005\u0006")) {
      return ZIP;
    }
    if (latin.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      return OFFICE;
    }
    if (latin.startsWith("ftyp", 4)) {
      return MP4;
    }
    if (latin.startsWith("ID3") || latin.startsWith("\u00ff\u00fb")) {
      return MP3;
    }
    if (latin.startsWith("OggS")) {
      return OGG;
    }
    if (latin.startsWith("MZ")
        || latin.startsWith("\u007fELF")
        || latin.startsWith("\u00ca\u00fe\u00ba\u00be")
        || latin.startsWith("\u00cf\u00fa\u00ed\u00fe")
        || latin.startsWith("#!")) {
      return PROGRAM;
    }
    return latin.startsWith("BM") && latin.length() > 30 && latin.charAt(14) == 40
        ? BMP
        : ofText(head, latin);
  }

  private static FileType ofText(byte[] head, String latin) {
    String text = latin.startsWith("\u00ef\u00bb\u00bf") ? latin.substring(3) : latin;
    text = text.stripLeading().toLowerCase(Locale.ROOT);
    if (PAGES.stream().anyMatch(text::contains) && text.startsWith("<")) {
      return HTML;
    }
    if (text.startsWith("<") && text.contains("<svg")) {
      return SVG;
    }
    if (text.startsWith("<script") || text.startsWith("<iframe")) {
      return HTML;
    }
    if (text.startsWith("<?xml") || text.startsWith("<!doctype") || text.startsWith("<xj")) {
      return XML;
    }
    for (byte each : head) {
      if (each >= 0 && each < 32 && each != '\t' && each != '\r' && each != '\n' && each != '\f') {
        return OTHER;
      }
    }
    return head.length == 0 ? OTHER : TEXT;
  }
}
