package io.rondo.forms.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * The person who looks at a page and what this person may do.
 *
 * @param review signs campaigns, for whichever department
 * @param service answers customers
 * @param partner signs for somebody outside, and sees nothing but what they may sign
 */
public record Me(
    String name,
    boolean marketing,
    boolean review,
    boolean service,
    boolean design,
    boolean admin,
    boolean partner) {

  private static final List<String> REVIEWERS = List.of("REVIEW", "BRAND", "LEGAL", "FINANCE");

  static Me of(HttpServletRequest request) {
    if (request.getUserPrincipal() == null) {
      return null;
    }
    return new Me(
        request.getUserPrincipal().getName(),
        request.isUserInRole("MARKETING"),
        REVIEWERS.stream().anyMatch(request::isUserInRole),
        request.isUserInRole("SERVICE"),
        request.isUserInRole("DESIGN"),
        request.isUserInRole("ADMIN"),
        request.isUserInRole("PARTNER"));
  }

  /** Changes campaigns, customers, segments and contents. */
  public boolean mayChange() {
    return marketing || admin;
  }

  /** Reads about approvals: all staff, but nobody who only signs for a partner. */
  public boolean mayFollow() {
    return marketing || review || service || design || admin;
  }

  /** Answers customers, or looks after those who do. */
  public boolean mayServe() {
    return service || mayChange();
  }

  /** Writes what mails ask, how words are read and what helps. */
  public boolean mayAsk() {
    return mayChange() || design;
  }

  /** Comes from outside: sees nothing of customers and of what staff tell each other. */
  public boolean isOutside() {
    return !mayFollow();
  }

  /** Reads contents and the mailbox. */
  public boolean mayRead() {
    return mayChange() || review;
  }
}
