package io.rondo.workers.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.fulfilment.PartnerSignal.Kind;
import io.rondo.workers.testing.H2Test;
import io.rondo.workers.testing.WorkersTestApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Whatever partners tell of whichever order in whatever order, and whenever orders are replaced or
 * stopped: nobody is with two orders, everybody is counted once, and states only move forward.
 *
 * <p>The test keeps its own book of plain numbers: how far each order is, and where each of five
 * people is.
 */
class OrdersPropertyTest {

  private static final int PEOPLE = 5;

  private static ConfigurableApplicationContext context;

  @BeforeContainer
  static void start() {
    context =
        new SpringApplicationBuilder(WorkersTestApplication.class)
            .web(WebApplicationType.NONE)
            .initializers(new H2Test.Initializer())
            .properties(
                "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
                "rondo.workers.fulfilment.loops=false",
                "rondo.workers.response.reactors=0",
                "rondo.workers.asset.folder=target/assets",
                "rondo.workers.token.secret="
                    + "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff")
            .run();
  }

  @AfterContainer
  static void stop() {
    context.close();
  }

  enum What {
    PLACE,
    TELL,
    TAKE,
    REFUSE,
    GIVE,
    REPLACE,
    STOP
  }

  /** One act. @param order 0 for the newest order, 1 for the one before ... */
  record Act(What what, int order, int rank, int from, int to) {}

  @Provide
  Arbitrary<List<Act>> acts() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.of(What.TELL, What.TAKE)),
                net.jqwik.api.Tuple.of(2, Arbitraries.of(What.PLACE, What.REFUSE)),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(What.GIVE, What.REPLACE, What.STOP))),
            Arbitraries.frequency(
                net.jqwik.api.Tuple.of(4, 0),
                net.jqwik.api.Tuple.of(1, 1),
                net.jqwik.api.Tuple.of(1, 2)),
            Arbitraries.integers().between(3, 8),
            Arbitraries.integers().between(1, PEOPLE),
            Arbitraries.integers().between(1, PEOPLE))
        .as(Act::new)
        .list()
        .ofMinSize(3)
        .ofMaxSize(20);
  }

  @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
  void nobodyIsServedTwiceAndEverybodyIsCounted(@ForAll("acts") List<Act> acts) {
    Play play = new Play(new OrderWorld(context).anew(PEOPLE));
    play.perform(new Act(What.PLACE, 0, 0, 0, 0));
    for (Act act : acts) {
      play.perform(act);
      play.compare();
    }
    Statistics.label("orders").collect(play.books.size());
    Statistics.label("somebody served").collect(play.count(Play.SENT) > 0);
  }

  /** An order in the test's own book. */
  private static final class Book {
    private final Order order;
    private final List<Integer> members;

    /** 2 submitted, 3 accepted, 4 in production, 5 produced, 6 handed over, 7 estimated. */
    private int rank = 2;

    private String end = "";
    private boolean replaced;
    private boolean closed;
    private boolean goesOn;

    /** Whether its partner has the addresses. */
    private boolean given;

    Book(Order order, List<Integer> members) {
      this.order = order;
      this.members = members;
    }
  }

  private static final class Play {
    static final int PLANNED = 0;
    static final int ORDERED = 1;
    static final int ACCEPTED = 2;
    static final int REJECTED = 3;
    static final int SENT = 4;
    private static final String[] STATES = {
      "",
      "",
      "submitted",
      "accepted",
      "in_production",
      "produced",
      "handed_over",
      "delivered_estimated",
      "rejected"
    };

    private final OrderWorld world;
    private final List<Book> books = new ArrayList<>();
    private final int[] where = new int[PEOPLE];
    private final Book[] holder = new Book[PEOPLE];

    Play(OrderWorld world) {
      this.world = world;
    }

    void perform(Act act) {
      if (act.what() == What.PLACE) {
        place();
      } else {
        Book book = books.get(Math.max(0, books.size() - 1 - act.order()));
        switch (act.what()) {
          case TELL -> tell(book, act.rank());
          case TAKE -> take(book, act.from(), act.to());
          case REFUSE -> refuse(book, act.from());
          case GIVE -> give(books.get(books.size() - 1));
          case REPLACE -> replace(books.get(books.size() - 1));
          default -> stop(books.get(books.size() - 1), act.rank() % 2 == 0);
        }
      }
    }

    private void place() {
      boolean open = !books.isEmpty() && !books.get(books.size() - 1).closed;
      var placed = world.placement.place(OrderWorld.CODE, world.deliverableId, "kuvert");
      if (open) {
        assertThat(placed.orElseThrow().id()).isEqualTo(books.get(books.size() - 1).order.id());
        return;
      }
      List<Integer> waiting =
          IntStream.range(0, PEOPLE).filter(i -> where[i] == PLANNED).boxed().toList();
      assertThat(placed.isPresent()).isEqualTo(!waiting.isEmpty());
      if (placed.isPresent()) {
        world.submissions.submitted(
            placed.get().id(), new PartnerGateway.Submission(null, null, false));
        Book book = new Book(placed.get(), waiting);
        books.add(book);
        waiting.forEach(i -> put(i, ORDERED, book));
      }
    }

    private void put(int person, int place, Book book) {
      where[person] = place;
      holder[person] = book;
    }

    private boolean deaf(Book book) {
      return book.replaced && count(book, ACCEPTED) + count(book, SENT) == 0;
    }

    private void tell(Book book, int rank) {
      world.state(book.order, STATES[rank]);
      if (deaf(book) || !book.end.isEmpty()) {
        return;
      }
      if (rank == 8) {
        book.end = book.rank <= 3 ? "rejected" : "";
      } else {
        book.rank = Math.max(book.rank, rank);
        leave(book);
      }
    }

    private void leave(Book book) {
      if (book.rank >= 6) {
        move(book, ACCEPTED, SENT, book);
      }
    }

    private void move(Book book, int from, int to, Book next) {
      for (int i = 0; i < PEOPLE; i++) {
        if (holder[i] == book && where[i] == from) {
          put(i, to, next);
        }
      }
    }

    private void take(Book book, int a, int b) {
      int size = book.members.size();
      int from = Math.min(Math.min(a, b), size);
      int to = Math.min(Math.max(a, b), size);
      world.tell(book.order, Kind.RECIPIENTS, "{\"accepted\":[[%d,%d]]}".formatted(from, to));
      if (deaf(book) || !book.end.isEmpty()) {
        return;
      }
      boolean any = false;
      for (int person : book.members.subList(from - 1, to)) {
        if (holder[person] == book && where[person] == ORDERED) {
          put(person, ACCEPTED, book);
          any = true;
        }
      }
      book.rank = any ? Math.max(3, book.rank) : book.rank;
      leave(book);
    }

    private void refuse(Book book, int no) {
      int size = book.members.size();
      int person = book.members.get(Math.min(no, size) - 1);
      world.tell(
          book.order,
          Kind.RECIPIENTS,
          "{\"rejected\":[{\"recipient\":\"r%d\",\"reason\":\"bad_address\"}]}"
              .formatted(Math.min(no, size)));
      boolean theirs =
          holder[person] == book && (where[person] == ORDERED || where[person] == ACCEPTED);
      if (!deaf(book) && book.end.isEmpty() && theirs) {
        put(person, REJECTED, book);
      }
    }

    private void give(Book book) {
      world.jdbc.update(
          "update partner_order set given_at = placed_at where id = ?", book.order.id());
      book.given = true;
    }

    private void replace(Book book) {
      boolean replaced = world.replacement.replace(book.order.id());
      boolean settled = book.goesOn && !book.given;
      boolean keeps = (book.rank >= 3 || book.given) && book.end.isEmpty() && !settled;
      assertThat(replaced).isEqualTo(book.replaced || !keeps);
      if (replaced && !book.replaced) {
        book.replaced = true;
        end(book);
      }
    }

    private void stop(Book book, boolean partnerStops) {
      boolean known = book.closed || !book.end.isEmpty() || book.rank >= 6;
      if (book.closed) {
        return;
      }
      if (!world.cancellations.begin(book.order.id())) {
        assertThat(known).isFalse();
        world.cancellations.answered(
            book.order.id(),
            partnerStops
                ? PartnerGateway.CancelAnswer.CANCELLED
                : PartnerGateway.CancelAnswer.REFUSED);
      }
      book.goesOn |= book.end.isEmpty() && (book.rank >= 6 || !partnerStops);
      if (!book.goesOn && book.end.isEmpty()) {
        book.end = "cancelled";
      }
      world.cancellations.settle(book.order.id());
      if (book.goesOn && book.given) {
        book.rank = Math.max(3, book.rank);
      } else {
        end(book);
      }
    }

    private void end(Book book) {
      if (!book.goesOn) {
        move(book, ACCEPTED, PLANNED, null);
      }
      move(book, ORDERED, PLANNED, null);
      book.closed = true;
    }

    int count(int place) {
      return (int) IntStream.of(where).filter(one -> one == place).count();
    }

    private int count(Book book, int place) {
      return (int)
          IntStream.range(0, PEOPLE).filter(i -> holder[i] == book && where[i] == place).count();
    }

    /** The tables say what the book of plain numbers says. */
    void compare() {
      assertThat(world.ledger("planned")).isEqualTo(count(PLANNED));
      assertThat(world.ledger("claimed")).isEqualTo(count(ORDERED) + count(ACCEPTED));
      assertThat(world.ledger("sent")).isEqualTo(count(SENT));
      assertThat(world.ledger("failed")).isEqualTo(count(REJECTED));
      for (Book book : books) {
        Order order = world.orders.get(book.order.id());
        assertThat(order.state().text())
            .isEqualTo(book.end.isEmpty() ? STATES[book.rank] : book.end);
        assertThat(order.closedAt() != null).isEqualTo(book.closed);
        RecipientCounts counts = world.recipients.counts(order.id());
        assertThat(counts.total()).isEqualTo(book.members.size());
        assertThat(counts.missing()).isEqualTo(count(book, ORDERED));
        assertThat(counts.accepted()).isEqualTo(count(book, ACCEPTED) + count(book, SENT));
        assertThat(counts.rejected()).isEqualTo(count(book, REJECTED));
        assertThat(counts.addsUp()).isEqualTo(count(book, ORDERED) == 0);
      }
      assertThat(
              world.number(
                  "select count(*) from (select delivery_id from order_recipient where state in"
                      + " ('ordered', 'accepted', 'done') group by delivery_id having count(*) > 1)"
                      + " twice"))
          .isZero();
    }
  }
}
