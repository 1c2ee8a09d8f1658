package io.rondo.integrations.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Problem details for what reaches no endpoint of the API: an unknown path, a wrong method or
 * content type. Such a request has no controller, so the advice does not see it.
 */
@Component
class UnroutedProblems implements HandlerExceptionResolver, Ordered {

  private final ObjectMapper json;

  UnroutedProblems(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public ModelAndView resolveException(
      HttpServletRequest request, HttpServletResponse response, Object handler, Exception e) {
    boolean api = request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    if (!api || !(e instanceof ErrorResponse refused)) {
      return null;
    }
    ProblemDetail body = Problems.ofWeb(refused);
    refused.getHeaders().forEach((name, values) -> response.setHeader(name, values.get(0)));
    response.setStatus(body.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    try {
      json.writeValue(response.getOutputStream(), body);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return new ModelAndView();
  }
}
