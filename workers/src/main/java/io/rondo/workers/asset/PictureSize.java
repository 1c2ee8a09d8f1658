package io.rondo.workers.asset;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** How large a picture says it is, read from its header without decoding anything. */
record PictureSize(int width, int height) {

  private static final int TIFF_WIDTH = 256;
  private static final int TIFF_HEIGHT = 257;

  long pixels() {
    return (long) width * height;
  }

  /**
   * @return null for a type that has no pixels
   * @throws IOException when the header cannot be read or makes no sense
   */
  static PictureSize of(FileType type, Path file) throws IOException {
    PictureSize size =
        switch (type) {
          case PNG -> fixed(file, 16, 4, false);
          case GIF -> fixed(file, 6, 2, true);
          case BMP -> fixed(file, 18, 4, true);
          case JPEG -> ofJpeg(file);
          case WEBP -> ofWebp(file);
          case TIFF -> ofTiff(file);
          default -> null;
        };
    if (size != null && (size.width <= 0 || size.height == 0)) {
      throw new IOException("no size");
    }
    return size;
  }

  private static PictureSize fixed(Path file, int at, int bytes, boolean little)
      throws IOException {
    try (DataInputStream in = open(file)) {
      in.skipNBytes(at);
      // a bitmap stored from top to bottom has a negative height
      return new PictureSize(number(in, bytes, little), Math.abs(number(in, bytes, little)));
    }
  }

  private static PictureSize ofJpeg(Path file) throws IOException {
    try (DataInputStream in = open(file)) {
      in.skipNBytes(2);
      while (true) {
        int marker = in.readUnsignedByte();
        while (marker != 0xFF) {
          marker = in.readUnsignedByte();
        }
        while (marker == 0xFF) {
          marker = in.readUnsignedByte();
        }
        if (marker == 0xD9 || marker == 0xDA) {
          throw new EOFException("no frame");
        }
        if (marker >= 0xD0 && marker <= 0xD8 || marker <= 1) {
          continue;
        }
        int length = in.readUnsignedShort();
        boolean frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame) {
          in.skipNBytes(1);
          int height = in.readUnsignedShort();
          return new PictureSize(in.readUnsignedShort(), height);
        }
        in.skipNBytes(Math.max(0, length - 2));
      }
    }
  }

  private static PictureSize ofWebp(Path file) throws IOException {
    try (DataInputStream in = open(file)) {
      in.skipNBytes(12);
      byte[] kind = in.readNBytes(4);
      in.skipNBytes(4);
      switch (new String(kind, java.nio.charset.StandardCharsets.ISO_8859_1)) {
        case "VP8X" -> {
          in.skipNBytes(4);
          return new PictureSize(number(in, 3, true) + 1, number(in, 3, true) + 1);
        }
        case "VP8L" -> {
          in.skipNBytes(1);
          int bits = number(in, 4, true);
          return new PictureSize((bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1);
        }
        case "VP8 " -> {
          in.skipNBytes(6);
          return new PictureSize(number(in, 2, true) & 0x3FFF, number(in, 2, true) & 0x3FFF);
        }
        default -> throw new IOException("no frame");
      }
    }
  }

  private static PictureSize ofTiff(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      boolean little = in.read() == 'I';
      in.seek(4);
      in.seek(number(in, 4, little) & 0xFFFFFFFFL);
      int entries = number(in, 2, little);
      int width = 0;
      int height = 0;
      for (int i = 0; i < entries; i++) {
        int tag = number(in, 2, little);
        int kind = number(in, 2, little);
        number(in, 4, little);
        int value;
        if (kind == 3) {
          value = number(in, 2, little);
          number(in, 2, little);
        } else {
          value = number(in, 4, little);
        }
        if (tag == TIFF_WIDTH) {
          width = value;
        } else if (tag == TIFF_HEIGHT) {
          height = value;
        }
      }
      return new PictureSize(width, height);
    }
  }

  private static DataInputStream open(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
  }

  private static int number(java.io.DataInput in, int bytes, boolean little) throws IOException {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      int next = in.readUnsignedByte();
      value = little ? value | next << 8 * i : value << 8 | next;
    }
    return value;
  }
}
