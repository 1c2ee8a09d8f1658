package io.rondo.integrations.partners;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Writes problem details where no controller answers. */
@Component
public class ProblemWriter {

  private final ObjectMapper json;

  ProblemWriter(ObjectMapper json) {
    this.json = json;
  }

  /** Answers with the problem. */
  public void write(HttpServletResponse response, PartnerProblem problem) throws IOException {
    response.setStatus(problem.status().value());
    problem.headers().forEach(response::setHeader);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(body(problem)));
  }

  static ResponseEntity<PartnerProblem.Body> answer(PartnerProblem problem) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(problem.status())
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    problem.headers().forEach(answer::header);
    return answer.body(body(problem));
  }

  static PartnerProblem.Body body(PartnerProblem problem) {
    return new PartnerProblem.Body(
        "urn:rondo:problem:" + problem.code(),
        problem.title(),
        problem.status().value(),
        problem.getMessage(),
        "urn:uuid:" + UUID.randomUUID(),
        problem.places());
  }
}
