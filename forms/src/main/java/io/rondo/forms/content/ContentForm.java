package io.rondo.forms.content;

import io.rondo.workers.content.ContentDraft;
import io.rondo.workers.content.ContentKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The editor's fields as they come from a browser; tokens and fallbacks are two lists of the same
 * length.
 */
public class ContentForm {

  /** The token that holds where the link of a letter leads: a field of its own in the editor. */
  private static final String LINK = "link";

  private String kind = ContentKind.EMAIL.text();
  private String link = "";
  private String name = "";
  private String subject = "";
  private String fromName = "";
  private String mjml = "";
  private List<String> tokens = new ArrayList<>();
  private List<String> fallbacks = new ArrayList<>();

  /** An editor filled with a draft. */
  static ContentForm of(ContentDraft draft) {
    ContentForm form = new ContentForm();
    form.kind = draft.kind().text();
    form.name = draft.name();
    form.subject = draft.subject();
    form.fromName = draft.fromName();
    form.mjml = draft.mjml();
    draft.fallbacks().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            fallback -> {
              if (draft.kind().isPrinted() && fallback.getKey().equals(LINK)) {
                form.link = fallback.getValue();
                return;
              }
              form.tokens.add(fallback.getKey());
              form.fallbacks.add(fallback.getValue());
            });
    return form;
  }

  ContentDraft draft() {
    Map<String, String> byToken = new LinkedHashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i) == null ? "" : tokens.get(i).strip();
      if (!token.isEmpty()) {
        String fallback = i < fallbacks.size() ? fallbacks.get(i) : null;
        byToken.put(token, fallback == null ? "" : fallback);
      }
    }
    ContentKind made = made();
    if (made.isPrinted() && link != null && !link.isBlank()) {
      byToken.put(LINK, link.strip());
    }
    return new ContentDraft(made, name, subject, fromName, mjml, byToken);
  }

  /** What is being made; an e-mail where the browser says nothing that is known. */
  public ContentKind made() {
    return ContentKind.of(kind).orElse(ContentKind.EMAIL);
  }

  /** The lines of the token table, with three empty ones at the end. */
  public List<Map.Entry<String, String>> lines() {
    List<Map.Entry<String, String>> lines = new ArrayList<>(draft().fallbacks().entrySet());
    lines.removeIf(line -> made().isPrinted() && line.getKey().equals(LINK));
    lines.sort(Map.Entry.comparingByKey());
    for (int i = 0; i < 3; i++) {
      lines.add(Map.entry("", ""));
    }
    return lines;
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
  }

  public String getLink() {
    return link;
  }

  public void setLink(String link) {
    this.link = link;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getSubject() {
    return subject;
  }

  public void setSubject(String subject) {
    this.subject = subject;
  }

  public String getFromName() {
    return fromName;
  }

  public void setFromName(String fromName) {
    this.fromName = fromName;
  }

  public String getMjml() {
    return mjml;
  }

  public void setMjml(String mjml) {
    this.mjml = mjml;
  }

  public List<String> getTokens() {
    return tokens;
  }

  public void setTokens(List<String> tokens) {
    this.tokens = tokens;
  }

  public List<String> getFallbacks() {
    return fallbacks;
  }

  public void setFallbacks(List<String> fallbacks) {
    this.fallbacks = fallbacks;
  }
}
