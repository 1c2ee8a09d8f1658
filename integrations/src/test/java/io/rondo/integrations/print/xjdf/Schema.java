package io.rondo.integrations.print.xjdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The schemas of CIP4 as JDFLibJ brings them: an opinion that is not ours. */
enum Schema {
  V2_1,
  V2_2,
  V2_3;

  private javax.xml.validation.Schema schema;

  /**
   * @throws SAXException when the document is not valid
   */
  void validate(byte[] document) throws SAXException, IOException {
    if (schema == null) {
      URL xsd = Schema.class.getResource("/schema/Version_" + name().substring(1) + "/xjdf.xsd");
      schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(xsd);
    }
    schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
  }
}
