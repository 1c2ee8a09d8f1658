package io.rondo.forms.approval;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/**
 * Prints a template on A4. It must be well-formed XML; it brings its style with it and nothing is
 * fetched from anywhere. Characters outside of Latin script come out as {@code #}.
 */
@Component
class PrintedPages {

  private static final String FAMILY = "Figtree";

  static {
    // tells every step of every page otherwise; what fails is thrown anyway
    XRLog.setLoggingEnabled(false);
  }

  private final SpringTemplateEngine templates;
  private final ApplicationContext beans;

  PrintedPages(SpringTemplateEngine templates, ApplicationContext beans) {
    this.templates = templates;
    this.beans = beans;
  }

  /** The template with these values, as a PDF. */
  byte[] pdf(String template, Map<String, Object> values) {
    Context context = new Context(Locale.ENGLISH, values);
    context.setVariable(
        ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
        new ThymeleafEvaluationContext(beans, null));
    String page = templates.process(template, context);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.useUriResolver((base, address) -> null);
      builder.useFont(() -> font(400), FAMILY, 400, FontStyle.NORMAL, true);
      builder.useFont(() -> font(700), FAMILY, 700, FontStyle.NORMAL, true);
      builder.withHtmlContent(page, null);
      builder.withProducer("Rondo");
      builder.toStream(pdf);
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pdf.toByteArray();
  }

  private static InputStream font(int weight) {
    try {
      return new ClassPathResource("pdf/figtree-" + weight + ".ttf").getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
