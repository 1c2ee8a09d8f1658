package io.rondo.integrations.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we encode, the mail library decodes. */
class EncodingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "Grüße, Mia! 🎉",
        "a=b =3D \t tab",
        "blank at the end \nand tab\t\n",
        ".\n..\n",
        "",
        "no line end",
        "one\r\ntwo\rthree\nfour"
      })
  void quotedPrintableIsReadBack(String text) throws Exception {
    assertThat(decoded(text)).isEqualTo(lines(text));
  }

  @Test
  void anyTextIsReadBackAndNoLineIsTooLong() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      for (int c = random.nextInt(400); c > 0; c--) {
        text.appendCodePoint("ab =\t\n.é€🎉".codePointAt(random.nextInt(9)));
      }
      assertThat(decoded(text.toString())).isEqualTo(lines(text.toString()));
      assertThat(encoded(text.toString()).split("\r\n")).allMatch(line -> line.length() <= 76);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Spring sale",
        "Sommer 🎉 Sale",
        "=?UTF-8?B?ZXZpbA==?=",
        "🎉🎊🎉🎊🎉🎊🎉🎊🎉🎊🎉🎊🎉🎊🎉🎊🎉🎊🎉🎊 Größe äöü",
        "ÄÖÜäöüß und noch viel mehr Wörter, die länger sind als eine Zeile sein darf, fürwahr"
      })
  void encodedWordsAreReadBackAndShort(String text) throws Exception {
    String header = EncodedWords.of(text);

    assertThat(MimeUtility.decodeText(MimeUtility.unfold(header))).isEqualTo(text);
    assertThat(header.split("\r\n ")).allMatch(word -> word.length() <= 75);
  }

  private static String encoded(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    QuotedPrintable.encode(text, out);
    return out.toString(StandardCharsets.US_ASCII);
  }

  private static String decoded(String text) throws Exception {
    byte[] bytes = encoded(text).getBytes(StandardCharsets.US_ASCII);
    return new String(
        MimeUtility.decode(new ByteArrayInputStream(bytes), "quoted-printable").readAllBytes(),
        StandardCharsets.UTF_8);
  }

  private static String lines(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
    return lines.isEmpty() || lines.endsWith("\r\n") ? lines : lines + "\r\n";
  }
}
