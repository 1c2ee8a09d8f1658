package io.rondo.integrations.print.pdf;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** A QR code as one outline, so that it is sharp at every size. */
final class QrCode {

  /** Light modules around it, as ISO/IEC 18004 asks for. */
  private static final int QUIET = 4;

  private QrCode() {}

  /**
   * The dark parts of the code within a square of this place and size.
   *
   * @throws IllegalArgumentException when the text is too long for a code
   */
  static Shape outline(String text, double x, double y, double size) {
    ByteMatrix modules = modules(text);
    double module = size / (modules.getWidth() + 2 * QUIET);
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (int row = 0; row < modules.getHeight(); row++) {
      for (int column = 0; column < modules.getWidth(); column++) {
        int end = column;
        while (end < modules.getWidth() && modules.get(end, row) == 1) {
          end++;
        }
        if (end > column) {
          rectangle(
              path,
              x + (QUIET + column) * module,
              y + (QUIET + row) * module,
              (end - column) * module,
              module);
          column = end;
        }
      }
    }
    return path;
  }

  private static ByteMatrix modules(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("The link is too long for a QR code.", e);
    }
  }

  private static void rectangle(Path2D path, double x, double y, double width, double height) {
    path.moveTo(x, y);
    path.lineTo(x + width, y);
    path.lineTo(x + width, y + height);
    path.lineTo(x, y + height);
    path.closePath();
  }
}
