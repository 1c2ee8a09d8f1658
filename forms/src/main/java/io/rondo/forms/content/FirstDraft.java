package io.rondo.forms.content;

import io.rondo.workers.content.ContentDraft;
import java.util.Map;

/** What the editor shows when a new content is begun: a small mail that is complete. */
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

  private FirstDraft() {}
}
