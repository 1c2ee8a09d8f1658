package io.rondo.workers.audience;

import camundajar.impl.fastparse.Parsed;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.customer.Attributes;
import io.rondo.workers.database.Database;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.feel.impl.parser.FeelParser;
import org.camunda.feel.syntaxtree.Exp;
import org.springframework.stereotype.Component;

/** Turns a segment's FEEL into a condition of SQL, by Camunda's own parser. */
@Component
class SegmentCompiler {

  private final Attributes attributes;
  private final Campaigns campaigns;
  private final Clock clock;
  private final Dialect dialect;

  SegmentCompiler(Attributes attributes, Campaigns campaigns, Clock clock, DataSource dataSource) {
    this.attributes = attributes;
    this.campaigns = campaigns;
    this.clock = clock;
    this.dialect = Dialect.of(Database.of(dataSource));
  }

  /**
   * The condition that holds for exactly the customers for which the expression is true.
   *
   * @throws SegmentRefused when it is not understood or cannot be translated
   */
  Condition compile(String feel) {
    FeelText text = new FeelText(feel);
    text.check();
    Parameters parameters = new Parameters(dialect);
    HouseFunctions functions = new HouseFunctions(campaigns, clock, parameters, text);
    Translation translation =
        new Translation(new Names(attributes.all()), functions, parameters, dialect, clock, text);
    try {
      Term term = translation.root(parse(feel, text));
      return new Condition(term.sql(), List.copyOf(parameters.values()));
    } catch (StackOverflowError tooDeep) {
      throw new SegmentRefused("The segment is nested too deeply.", "", 1);
    }
  }

  private static Exp parse(String feel, FeelText text) {
    Parsed<Exp> parsed = FeelParser.parseExpression(feel);
    if (parsed instanceof Parsed.Success<Exp> success) {
      return success.value();
    }
    Object failure = parsed;
    throw text.notUnderstood(((Parsed.Failure) failure).index());
  }
}
