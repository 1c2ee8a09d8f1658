package io.rondo.forms.layout;

import io.rondo.workers.engine.Decisions;
import io.rondo.workers.engine.ModelRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The way of a decision table to Modeler and back. */
@Component
public class TableFile {

  private static final int LARGEST = 512 * 1024;

  private final Decisions decisions;
  private final Words words;

  TableFile(Decisions decisions, Words words) {
    this.decisions = decisions;
    this.words = words;
  }

  /** The newest version of a table, to be read. */
  public ReadableTable readable(String decision) {
    return ReadableTable.of(decisions.newest(decision), decisions.table(decision), words::of);
  }

  /** The file that holds a decision, as Modeler opens it. */
  public ResponseEntity<byte[]> download(String decision) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name(decision)).build().toString())
        .body(decisions.xml(decision).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Saves the edited file that a request brings; a refused one changes nothing.
   *
   * @return a sentence for each fault; empty when it is saved
   */
  public List<String> save(String decision, HttpServletRequest request) throws IOException {
    MultipartFile file =
        request instanceof MultipartHttpServletRequest sent ? sent.getFile("file") : null;
    if (file == null || file.isEmpty()) {
      return List.of("Choose the file " + name(decision) + " that Modeler has saved.");
    }
    if (file.getSize() > LARGEST) {
      return List.of("The file has more than 512 KB: that is no table.");
    }
    try {
      decisions.save(
          name(decision),
          new String(file.getBytes(), StandardCharsets.UTF_8),
          request.getUserPrincipal().getName());
      return List.of();
    } catch (ModelRefused refused) {
      return refused.problems();
    }
  }

  private static String name(String decision) {
    return decision + ".dmn";
  }
}
