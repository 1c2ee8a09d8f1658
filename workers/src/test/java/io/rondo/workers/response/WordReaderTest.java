package io.rondo.workers.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordReaderTest {

  private final Words words = new Words(new NoChanges(), Clock.systemUTC());

  /** From 70 percent on a case is closed by it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Thank you, it is solved now. All is well.
          Thanks, it works now
          The problem is solved.
          Danke, das Problem ist gelöst. Alles in Ordnung!
          Vielen Dank, hat sich geklärt
          Merci, tout va bien, le problème est résolu
          Gracias, está resuelto
          Grazie, è risolto
          """)
  void whoeverSaysClearlyThatItIsSolvedIsBelieved(String text) {
    Gist gist = words.read(text, null);

    assertThat(gist.topic()).isEqualTo("solved");
    assertThat(gist.confidence()).isGreaterThanOrEqualTo(70);
    assertThat(gist.sentiment()).isNotNegative();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Thank you, but it is not solved
          Thank you. When will it be solved?
          Is it solved now?
          Thanks, I want this solved
          Thanks, please tell me when it is solved
          Thank you, I hope it will be fixed soon
          It is solved, but now the zip is broken
          It is solved. How do I wash it?
          Danke, aber es ist nicht gelöst
          Danke, sagen Sie mir, wenn es gelöst ist
          Wird das noch gelöst?
          Not all is well
          """)
  void whoeverHopesOrAsksOrHasMoreToSayIsNotTakenForSatisfied(String text) {
    Gist gist = words.read(text, null);

    assertThat("solved".equals(gist.topic()) && gist.confidence() >= 70 && gist.sentiment() >= 0)
        .as("%s", gist)
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | complaint   | The boots leak after two days. I am very disappointed and angry!
          en | delivery    | Where is my order? The parcel has not arrived.
          en | return      | I would like to return the jacket and get a refund, please
          en | unsubscribe | Please stop sending me these, take me off your list
          en | opportunity | We would like to order thirty of them for my company, how much is it?
          en | how_to      | How do I wash the jacket? Are there instructions?
          en | privacy     | Please delete my account and all personal data
          en | praise      | Thank you, this is a wonderful jacket, I love it
          en | solved      | It works now, the problem is solved. Bye
          en | referral    | I recommend you to my friends
          en | complaint   | This is not good and I am not happy with it
          de | complaint   | Ich bin sehr enttäuscht, die Schuhe sind schon kaputt. Eine Frechheit!
          de | complaint   | Die Jacke gefällt mir gar nicht
          de | delivery    | Wo bleibt mein Paket? Es ist noch nicht da.
          de | return      | Ich möchte die Hose umtauschen oder mein Geld zurück
          de | unsubscribe | Bitte keine Mails mehr, melden Sie mich ab
          de | opportunity | Was kostet das für unseren Verein? Wir hätten gerne ein Angebot.
          de | praise      | Super, vielen Dank! Ich bin begeistert.
          de | how_to      | Wie kann ich die Jacke waschen?
          de | solved      | Hat sich geklärt, das Paket ist angekommen
          fr | complaint   | Je suis très déçue, la fermeture est cassée. C'est inadmissible !
          fr | delivery    | Je n'ai rien reçu, où est ma commande ? Le colis a du retard
          fr | unsubscribe | Je ne veux plus recevoir vos mails, désabonnez-moi
          fr | praise      | Merci beaucoup, la veste est magnifique, j'adore
          fr | return      | Je voudrais retourner les chaussures et être remboursé
          fr | opportunity | Pouvez-vous m'envoyer un devis pour notre club ?
          es | complaint   | Estoy muy enfadada, la chaqueta llegó rota. Es una vergüenza
          es | delivery    | No he recibido el paquete, ¿dónde está mi pedido?
          es | unsubscribe | Quiero darme de baja, no me escriban más
          es | praise      | Muchas gracias, me encanta, todo perfecto
          es | how_to      | ¿Cómo puedo lavar la chaqueta?
          it | complaint   | Sono molto delusa, le scarpe sono rotte, che vergogna
          it | delivery    | Non ho ricevuto il pacco, dov'è il mio ordine?
          it | unsubscribe | Non voglio più ricevere le vostre mail, cancellatemi
          it | praise      | Grazie mille, la giacca è bellissima, sono contenta
          it | return      | Vorrei il rimborso e restituire le scarpe
          """)
  void aMessageIsUnderstoodInItsOwnLanguage(String language, String topic, String text) {
    Gist gist = words.read(text, null);

    assertThat(gist.language()).as(text).isEqualTo(language);
    assertThat(gist.topic()).as(text + " " + gist).isEqualTo(topic);
    assertThat(gist.confidence()).isBetween(25, 95);
    switch (topic) {
      case "complaint" -> assertThat(gist.sentiment()).as(text).isLessThanOrEqualTo(-30);
      case "praise", "solved" -> assertThat(gist.sentiment()).as(text).isGreaterThanOrEqualTo(40);
      default -> assertThat(gist.sentiment()).isBetween(-100, 100);
    }
  }

  @Test
  void politenessIsNoPraise() {
    assertThat(words.read("Guten Tag, mit freundlichen Grüßen, Eva", null).topic()).isNull();
    assertThat(words.read("Good morning. Best regards, Sam", null).topic()).isNull();
    assertThat(words.read("Buongiorno, buona giornata", null).topic()).isNull();
  }

  @Test
  void aNegationTurnsTheFeelingAndNotBeyondTheNextComma() {
    assertThat(words.read("It is not bad", null).sentiment()).isPositive();
    assertThat(words.read("It is not good", null).sentiment()).isNegative();
    assertThat(words.read("It does not fit, but the service was great", null).sentiment())
        .isPositive();
    assertThat(words.read("I don't have a problem with it", null).topic()).isNull();
  }

  @Test
  void accentsMayBeMissing() {
    assertThat(words.read("je suis tres decue", "fr").topic()).isEqualTo("complaint");
    assertThat(words.read("ich bin enttaeuscht", "de").topic()).isEqualTo("complaint");
  }

  @Test
  void smileysSpeakEveryLanguage() {
    assertThat(words.read("😡😡", "de").sentiment()).isLessThan(-80);
    assertThat(words.read("❤️", null).topic()).isEqualTo("praise");
    assertThat(words.read("ok :-)", "en").sentiment()).isPositive();
  }

  @Test
  void whatNoWordTellsStaysOpen() {
    assertThat(words.read("", "de")).isEqualTo(new Gist(null, null, null, null));
    assertThat(words.read("   ", null)).isEqualTo(Gist.NOTHING);
    assertThat(words.read("xyzzy", null)).isEqualTo(new Gist(null, 0, 0, null));
    assertThat(words.read("The blue one and the red one", "en").topic()).isNull();
    assertThat(words.read("The blue one and the red one", "en").confidence()).isZero();
  }

  @Test
  void theMoreSpeaksForATopicTheSurerItIs() {
    int one = words.read("the boots are broken", "en").confidence();
    int more = words.read("the boots are broken, unacceptable, terrible", "en").confidence();
    int torn = words.read("the boots are broken, the service is great", "en").confidence();
    assertThat(more).isGreaterThan(one);
    assertThat(torn).isLessThan(one);
  }

  @Test
  void aLongTextIsReadInBoundedTime() {
    String text = "nicht gut ".repeat(100_000);
    long begin = System.nanoTime();
    assertThat(words.read(text, "de").topic()).isEqualTo("complaint");
    assertThat(System.nanoTime() - begin).isLessThan(2_000_000_000L);
  }

  @Test
  void everyWordOfTheListIsFoundByItself() {
    for (Word word : WordFiles.words()) {
      if (word.topic() != null && !word.language().equals("*")) {
        Gist gist = words.read(word.word().replace("*", ""), word.language());
        assertThat(gist.topic()).as(word + " " + gist).isNotNull();
      }
    }
  }

  /** The list as it comes. */
  private static final class NoChanges implements WordMapper {
    @Override
    public List<WordRow> all() {
      return List.of();
    }

    @Override
    public Instant changedAt() {
      return null;
    }

    @Override
    public int update(WordRow word, String who, Instant at) {
      return 0;
    }

    @Override
    public void insert(WordRow word, String who, Instant at) {
      throw new IllegalStateException("this list does not change");
    }
  }
}
