package io.rondo.integrations.print.xjdf;

import io.rondo.integrations.print.xjdf.JobTicket.Product;
import io.rondo.integrations.print.xjdf.JobTicket.TicketFile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes the ticket of a job, valid under XJDF 2.1 to 2.3; the same ticket is the same bytes. */
public final class XjdfWriter {

  static final String VERSION = "2.1";
  static final String AGENT = "Rondo";

  private XjdfWriter() {}

  /** The document, in UTF-8. */
  public static byte[] write(JobTicket ticket) {
    XmlWriter xml = new XmlWriter("XJDF");
    xml.with("Version", VERSION).with("Types", "Product").with("JobID", ticket.jobId());
    xml.with("JobPartID", ticket.part());
    xml.with("ProjectID", ticket.projectId()).with("DescriptiveName", ticket.title());
    xml.open("AuditPool").open("AuditCreated");
    header(xml, ticket.made());
    xml.close().close();
    generalId(xml, "rondo:orderId", ticket.jobId());
    generalId(
        xml,
        "rondo:idempotencyKey",
        ticket.part() == null ? ticket.jobId() : ticket.jobId() + "-" + ticket.part());
    generalId(xml, "rondo:deleteBy", time(ticket.deleteBy()));
    product(xml, ticket);
    customer(xml, ticket);
    delivery(xml, ticket);
    pages(xml, ticket);
    return xml.end();
  }

  static void header(XmlWriter xml, Instant at) {
    xml.open("Header").with("AgentName", AGENT).with("AgentVersion", "1");
    xml.with("DeviceID", "rondo").with("Time", time(at)).close();
  }

  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void generalId(XmlWriter xml, String usage, String value) {
    xml.open("GeneralID").with("IDUsage", usage).with("IDValue", value).close();
  }

  private static void product(XmlWriter xml, JobTicket ticket) {
    Product product = ticket.product();
    xml.open("ProductList").open("Product");
    xml.with("ID", "P1").with("IsRoot", true).with("Amount", ticket.amount());
    xml.with("ProductType", product.type()).with("DescriptiveName", product.name());
    xml.open("Intent").with("Name", "LayoutIntent").open("LayoutIntent");
    xml.with("Bleed", points(product.bleed())).with("Pages", product.pages());
    xml.with("FinishedDimensions", points(product.width()) + " " + points(product.height()) + " 0");
    xml.with("Sides", product.pages() > 1 ? "TwoSidedHeadToHead" : "OneSided").close().close();
    xml.open("Intent").with("Name", "MediaIntent").open("MediaIntent").with("MediaType", "Paper");
    xml.with("MediaQuality", product.paper()).with("Weight", points(product.weight()));
    xml.close().close().close().close();
  }

  private static void customer(XmlWriter xml, JobTicket ticket) {
    resource(xml, "CustomerInfo").open("CustomerInfo").with("CustomerOrderID", ticket.jobId());
    xml.with("CustomerProjectID", ticket.projectId()).close().close().close();
  }

  private static void delivery(XmlWriter xml, JobTicket ticket) {
    resource(xml, "DeliveryParams").open("DeliveryParams").with("Method", "Mail");
    xml.with("Required", ticket.required() == null ? null : time(ticket.required()));
    file(xml, ticket.addresses(), "MailingList");
    xml.close().close().close();
  }

  private static void pages(XmlWriter xml, JobTicket ticket) {
    xml.open("ResourceSet").with("Name", "RunList").with("Usage", "Input");
    for (TicketFile file : ticket.art()) {
      xml.open("Resource").open("RunList").with("NPage", file.pages());
      file(xml, file, null);
      xml.close().close();
    }
    xml.close();
  }

  private static XmlWriter resource(XmlWriter xml, String name) {
    return xml.open("ResourceSet").with("Name", name).with("Usage", "Input").open("Resource");
  }

  private static void file(XmlWriter xml, TicketFile file, String usage) {
    xml.open("FileSpec").with("URL", file.path()).with("MimeType", file.mimeType());
    xml.with("FileSize", file.size()).with("CheckSum", file.md5().toUpperCase(Locale.ROOT));
    xml.with("UID", "sha256-" + file.sha256()).with("ResourceUsage", usage).close();
  }

  private static String points(double value) {
    return BigDecimal.valueOf(value)
        .setScale(3, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
