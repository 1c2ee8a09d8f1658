package io.rondo.forms.layout;

import jakarta.servlet.http.HttpServletRequest;

/** The person who looks at a page and what this person may do. */
public record Me(String name, boolean marketing, boolean review, boolean design, boolean admin) {

  static Me of(HttpServletRequest request) {
    if (request.getUserPrincipal() == null) {
      return null;
    }
    return new Me(
        request.getUserPrincipal().getName(),
        request.isUserInRole("MARKETING"),
        request.isUserInRole("REVIEW"),
        request.isUserInRole("DESIGN"),
        request.isUserInRole("ADMIN"));
  }

  /** Changes campaigns, customers, segments and contents. */
  public boolean mayChange() {
    return marketing || admin;
  }

  /** Reads contents and the mailbox. */
  public boolean mayRead() {
    return mayChange() || review;
  }
}
