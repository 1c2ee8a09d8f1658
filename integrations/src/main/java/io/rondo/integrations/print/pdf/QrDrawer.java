package io.rondo.integrations.print.pdf;

import com.openhtmltopdf.css.parser.FSCMYKColor;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Shape;
import java.util.Map;
import org.w3c.dom.Element;

/** Draws {@code <object type="image/x-qr" data="https://...">} in black ink alone. */
final class QrDrawer implements FSObjectDrawerFactory, FSObjectDrawer {

  static final String TYPE = "image/x-qr";

  @Override
  public boolean isReplacedObject(Element element) {
    return TYPE.equals(element.getAttribute("type"));
  }

  @Override
  public FSObjectDrawer createDrawer(Element element) {
    return isReplacedObject(element) ? this : null;
  }

  @Override
  public Map<Shape, String> drawObject(
      Element element,
      double x,
      double y,
      double width,
      double height,
      OutputDevice device,
      RenderingContext context,
      int dotsPerPixel) {
    device.setColor(new FSCMYKColor(0, 0, 0, 1));
    device.fill(QrCode.outline(element.getAttribute("data"), x, y, Math.min(width, height)));
    return null;
  }
}
