package io.rondo.workers.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.workers.token.Sha256;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What campaigns mail, print and say, each content in versions that never change. */
@Service
public class Contents {

  private static final int MAX_TEMPLATES = 200;
  private static final TypeReference<TreeMap<String, String>> FALLBACKS = new TypeReference<>() {};

  private final ContentMapper mapper;
  private final MailQuestions questions;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<Long, Template> templates = new ConcurrentHashMap<>();

  Contents(ContentMapper mapper, MailQuestions questions, Clock clock) {
    this.mapper = mapper;
    this.questions = questions;
    this.clock = clock;
  }

  /**
   * Keeps a draft as the next version of its name. The same bytes as the newest version are that
   * version.
   *
   * @throws ContentRefused when it could not be mailed, printed or said, or its name belongs to
   *     another kind of content
   */
  @Transactional
  public ContentVersion save(ContentDraft draft, String who) {
    Template template = compile(draft);
    String fallbacks = write(draft.fallbacks());
    String sha256 = Sha256.hex(parts(draft, fallbacks));
    ContentRow latest = mapper.latest(draft.name());
    if (latest != null && !latest.kind().equals(draft.kind().text())) {
      throw new ContentRefused(
          List.of(
              "\"%s\" is the name of another kind of content (%s): choose another name."
                  .formatted(draft.name(), latest.kind())));
    }
    if (latest != null && latest.sha256().equals(sha256)) {
      return version(latest);
    }
    int next = latest == null ? 1 : latest.version() + 1;
    try {
      mapper.insert(
          draft.kind().text(), draft.name(), next, draft, fallbacks, sha256, who, clock.instant());
    } catch (DuplicateKeyException e) {
      throw new ContentRefused(
          List.of("Somebody else has just saved \"" + draft.name() + "\": look at it first."));
    }
    ContentVersion saved = version(mapper.latest(draft.name()));
    for (int linkNo = 0; linkNo < template.links().size(); linkNo++) {
      mapper.insertLink(saved.id(), linkNo, template.links().get(linkNo));
    }
    return saved;
  }

  /** The newest version of a name. */
  public Optional<ContentVersion> latest(String name) {
    return Optional.ofNullable(mapper.latest(name)).map(this::version);
  }

  /** One version. @throws UnknownContent when there is none by that id */
  public ContentVersion get(long versionId) {
    ContentRow row = mapper.find(versionId);
    if (row == null) {
      throw new UnknownContent(versionId);
    }
    return version(row);
  }

  /** The newest version of every name, by name. */
  public List<ContentVersion> latestOfAll() {
    return mapper.latestOfAll().stream().map(this::version).toList();
  }

  /** All versions of a name, newest first. */
  public List<ContentVersion> versions(String name) {
    return mapper.versions(name).stream().map(this::version).toList();
  }

  /** Where the link of this number leads, as it was written. */
  public Optional<String> link(long versionId, int linkNo) {
    return Optional.ofNullable(mapper.link(versionId, linkNo));
  }

  /**
   * A version made ready to mail; made once.
   *
   * @throws UnknownContent when there is none by that id
   */
  public Template compile(long versionId) {
    if (templates.size() > MAX_TEMPLATES) {
      templates.clear();
    }
    return templates.computeIfAbsent(versionId, id -> compile(get(id).draft()));
  }

  private Template compile(ContentDraft draft) {
    return switch (draft.kind()) {
      case EMAIL -> Compiler.compile(draft, questions);
      case LETTER, POSTCARD -> PrintCompiler.compile(draft);
      case SCRIPT -> ScriptCompiler.compile(draft);
    };
  }

  private static List<String> parts(ContentDraft draft, String fallbacks) {
    List<String> parts =
        new ArrayList<>(List.of(draft.subject(), draft.fromName(), draft.mjml(), fallbacks));
    if (draft.kind() != ContentKind.EMAIL) {
      parts.add(draft.kind().text());
    }
    return parts;
  }

  /**
   * The tokens that a version prints, for example {@code first_name}; the link to unsubscribe and
   * the question, which tell nothing about a person, are none of them.
   *
   * @throws UnknownContent when there is none by that id
   */
  public Set<String> tokens(long versionId) {
    ContentVersion version = get(versionId);
    Marks marks = new Marks(new ArrayList<>());
    marks.mark(version.subject());
    marks.mark(version.mjml());
    Set<String> names = new TreeSet<>();
    marks.tokens().forEach(token -> names.add(token.name()));
    names.remove(Token.UNSUBSCRIBE);
    names.remove(Token.QUESTION);
    if (version.kind().isPrinted()) {
      names.removeAll(PrintCompiler.OF_LINK);
    }
    return names;
  }

  /**
   * How a draft looks for a person of these values, by token; links lead where they were written
   * to.
   *
   * @throws ContentRefused naming every problem
   */
  public RenderedMail preview(ContentDraft draft, Map<String, Object> person) {
    Template template = compile(draft);
    return template.render(person, new PlainLinks(template, "#unsubscribe"));
  }

  private ContentVersion version(ContentRow row) {
    return new ContentVersion(
        row.id(),
        ContentKind.of(row.kind()).orElseThrow(),
        row.contentName(),
        row.version(),
        row.subject(),
        row.fromName(),
        row.mjml(),
        read(row.fallbacks()),
        row.sha256(),
        row.author(),
        row.createdAt());
  }

  private String write(Map<String, String> fallbacks) {
    try {
      return json.writeValueAsString(new TreeMap<>(fallbacks));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Text can always be written as JSON", e);
    }
  }

  private Map<String, String> read(String fallbacks) {
    try {
      return json.readValue(fallbacks, FALLBACKS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The fallbacks of a content are no JSON", e);
    }
  }
}
