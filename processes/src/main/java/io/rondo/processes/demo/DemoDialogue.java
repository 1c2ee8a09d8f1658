package io.rondo.processes.demo;

import io.rondo.workers.dialogue.HelpArticle;
import io.rondo.workers.dialogue.HelpArticles;
import io.rondo.workers.dialogue.LifeStage;
import io.rondo.workers.dialogue.Question;
import io.rondo.workers.dialogue.QuestionKind;
import io.rondo.workers.dialogue.Questions;
import io.rondo.workers.response.Topic;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What the shop for walkers asks in its mails, and what it knows to help. */
@Component
@ConditionalOnProperty("rondo.demo")
class DemoDialogue {

  /** The questions that its story may ask, as a content declares them. */
  static final String ASKED = "when-you-walk what-you-read";

  private final Questions questions;
  private final HelpArticles articles;

  DemoDialogue(Questions questions, HelpArticles articles) {
    this.questions = questions;
    this.articles = articles;
  }

  void begin(String author) {
    questions.add(
        question(
            "when-you-walk",
            QuestionKind.POLL,
            "When do you walk most?",
            Set.of(),
            "In spring",
            "In summer",
            "In autumn",
            "When it snows"),
        author);
    questions.add(
        question(
            "what-you-read",
            QuestionKind.PREFERENCE,
            "What would you like to read about?",
            Set.of(LifeStage.NEW, LifeStage.ACTIVE, LifeStage.LOYAL),
            "New paths",
            "How things are made",
            "Care and mending"),
        author);
    article(
        "wet-feet",
        "Something lets water in",
        Topic.COMPLAINT,
        """
        Waxed cotton and leather keep water out as long as they are cared for.

        1. Let it dry for a day, away from the stove.
        2. Brush it and put **wax** on, thinly.
        3. Still wet? Say so below: we mend it, or you get a new one.
        """,
        author);
    article(
        "send-back",
        "Send something back",
        Topic.RETURN,
        """
        Within **60 days**, for free, worn or not.

        - Put it in any box, with the slip that came with it
        - Bring it to the post; the slip holds the label
        - The money is back within five days
        """,
        author);
    article(
        "where-is-it",
        "Where is my parcel?",
        Topic.DELIVERY,
        """
        We pack within a day; the post takes two or three more.

        After a week it is late. Say so below and we send another one.
        """,
        author);
    article(
        "wash-wool",
        "Wash wool",
        Topic.HOW_TO,
        """
        Rarely: hang it out for a night first.

        - By hand, **cold**, with wool soap
        - Press, never wring
        - Dry it lying, in the shade
        """,
        author);
    article(
        "who-answers",
        "Who answers, and when",
        null,
        "Three people in our workshop, Monday to Saturday, 8 to 18. They answer within a day.",
        author);
  }

  private void article(String code, String title, Topic topic, String body, String author) {
    articles.save(
        new HelpArticle(code, "en", title, body, topic, topic == null ? 90 : 10, true, null, null),
        author);
  }

  private static Question question(
      String code, QuestionKind kind, String text, Set<LifeStage> stages, String... labels) {
    List<Question.Option> options =
        List.of(labels).stream()
            .map(
                label ->
                    new Question.Option(label.toLowerCase(Locale.ROOT).replace(' ', '-'), label))
            .toList();
    return new Question(code, kind, text, stages, options, true, null, null);
  }
}
