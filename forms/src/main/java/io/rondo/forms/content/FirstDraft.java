package io.rondo.forms.content;

import io.rondo.workers.content.ContentDraft;
import io.rondo.workers.content.ContentKind;
import java.util.Map;

/** What the editor shows when a new content is begun: something small that is complete. */
final class FirstDraft {

  static final ContentDraft DRAFT =
      new ContentDraft(
          "",
          "A word for you, {{ first_name }}",
          "",
          """
          <mjml>
            <mj-body background-color="#f6f3ec">
              <mj-section background-color="#ffffff">
                <mj-column>
                  <mj-text font-size="22px">Hello {{ first_name }},</mj-text>
                  <mj-text>Write here what you offer, and why it is worth a look.</mj-text>
                  <mj-button href="https://www.example.com/">Have a look</mj-button>
                  <mj-text font-size="12px">
                    <a href="{{ unsubscribe_url }}">No more mails like this</a>
                  </mj-text>
                </mj-column>
              </mj-section>
            </mj-body>
          </mjml>
          """,
          Map.of("first_name", "there"));

  private static final ContentDraft LETTER =
      new ContentDraft(
          ContentKind.LETTER,
          "",
          "A letter for {{ first_name }}",
          "",
          """
          <html>
            <head>
              <style>
                body { font-family: Figtree, sans-serif; font-size: 11pt; line-height: 1.45; }
                .to { margin: 20mm 0 22mm; line-height: 1.3; }
                .answer { margin-top: 12mm; }
              </style>
            </head>
            <body>
              <div class="to">{{ first_name }} {{ last_name }}<br>{{ address_line1 }}<br>
                {{ postal_code }} {{ city }}<br>{{ country }}</div>
              <h1>Hello {{ first_name }},</h1>
              <p>Write here what you offer, and why it is worth a look.</p>
              <div class="answer">{{ qr }}<p>Scan the code, or go to {{ link }}</p></div>
            </body>
          </html>
          """,
          Map.of(
              "first_name", "you",
              "last_name", "",
              "address_line1", "",
              "postal_code", "",
              "city", "",
              "country", "",
              "link", "https://www.example.com/"));

  private static final ContentDraft POSTCARD =
      new ContentDraft(
          ContentKind.POSTCARD,
          "",
          "A postcard for {{ first_name }}",
          "",
          """
          <html>
            <head>
              <style>
                body { font-family: Figtree, sans-serif; font-size: 9pt; line-height: 1.35; }
                .to { position: absolute; left: 80mm; top: 52mm; line-height: 1.3; }
                .answer { margin-top: 6mm; }
              </style>
            </head>
            <body>
              <h1>Hello {{ first_name }}</h1>
              <p>Write here what you offer.</p>
              <div class="answer">{{ qr }}</div>
              <div class="to">{{ first_name }} {{ last_name }}<br>{{ address_line1 }}<br>
                {{ postal_code }} {{ city }}<br>{{ country }}</div>
            </body>
          </html>
          """,
          LETTER.fallbacks());

  private static final ContentDraft SCRIPT =
      new ContentDraft(
          ContentKind.SCRIPT,
          "",
          "A call to {{ first_name }}",
          "",
          """
          Hello, is this {{ first_name }} {{ last_name }}? My name is ..., I call for ...

          1. Say why you call, and ask whether this is a good moment.
          2. Say what you offer.
          3. If no: thank them. Whoever does not want calls is not called again; say so.
          """,
          Map.of("first_name", "you", "last_name", ""));

  private FirstDraft() {}

  static ContentDraft of(ContentKind kind) {
    return switch (kind) {
      case EMAIL -> DRAFT;
      case LETTER -> LETTER;
      case POSTCARD -> POSTCARD;
      case SCRIPT -> SCRIPT;
    };
  }
}
