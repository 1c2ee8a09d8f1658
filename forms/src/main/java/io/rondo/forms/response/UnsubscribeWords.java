package io.rondo.forms.response;

import java.util.Locale;
import java.util.Map;

/** The page's few sentences in the languages of the customers; English where there is no other. */
final class UnsubscribeWords {

  private static final Map<String, Map<String, String>> WORDS =
      Map.of(
          "en",
          of(
              "en",
              "No more mails",
              "Do you want no more marketing mails from us to the address that got this link?",
              "Yes, no more mails",
              "If you did not mean to come here, just close this page: nothing has changed.",
              "Done: no more mails",
              "We write no more marketing mails to this address. One that is under way already may"
                  + " still arrive."),
          "de",
          of(
              "de",
              "Keine Mails mehr",
              "Möchten Sie an die Adresse, die diesen Link bekam, keine Werbemails mehr von uns?",
              "Ja, keine Mails mehr",
              "Wenn Sie versehentlich hier sind, schließen Sie die Seite: Es hat sich nichts"
                  + " geändert.",
              "Erledigt: keine Mails mehr",
              "Wir schreiben an diese Adresse keine Werbemails mehr. Eine, die schon unterwegs ist,"
                  + " kann noch ankommen."),
          "fr",
          of(
              "fr",
              "Ne plus recevoir de mails",
              "Souhaitez-vous ne plus recevoir de mails publicitaires à l’adresse qui a reçu ce"
                  + " lien ?",
              "Oui, plus de mails",
              "Si vous êtes ici par erreur, fermez cette page : rien n’a changé.",
              "C’est fait : plus de mails",
              "Nous n’écrivons plus de mails publicitaires à cette adresse. Un message déjà parti"
                  + " peut encore arriver."));

  private UnsubscribeWords() {}

  static Map<String, String> in(Locale locale) {
    return WORDS.getOrDefault(locale.getLanguage(), WORDS.get("en"));
  }

  private static Map<String, String> of(
      String lang,
      String title,
      String question,
      String yes,
      String no,
      String doneTitle,
      String done) {
    return Map.of(
        "lang",
        lang,
        "title",
        title,
        "question",
        question,
        "yes",
        yes,
        "no",
        no,
        "doneTitle",
        doneTitle,
        "done",
        done);
  }
}
