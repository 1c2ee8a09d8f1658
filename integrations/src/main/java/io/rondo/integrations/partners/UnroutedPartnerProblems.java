package io.rondo.integrations.partners;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Problem details for what reaches no endpoint under {@code /partner/}: no advice sees it. */
@Component
class UnroutedPartnerProblems implements HandlerExceptionResolver, Ordered {

  private final ProblemWriter problems;

  UnroutedPartnerProblems(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public ModelAndView resolveException(
      HttpServletRequest request, HttpServletResponse response, Object handler, Exception e) {
    boolean partner = request.getRequestURI().startsWith(request.getContextPath() + "/partner/");
    boolean routed = handler instanceof org.springframework.web.method.HandlerMethod;
    if (!partner || routed || !(e instanceof ErrorResponse refused)) {
      return null;
    }
    try {
      problems.write(response, PartnerProblems.ofWeb(refused));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return new ModelAndView();
  }
}
