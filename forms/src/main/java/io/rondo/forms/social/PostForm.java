package io.rondo.forms.social;

import io.rondo.workers.social.PostDraft;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The editor's fields as they come from a browser; pictures and their descriptions are two lists of
 * the same length.
 */
public class PostForm {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  private String text = "";
  private String language = "en";
  private String publishAt = "";
  private List<String> accounts = new ArrayList<>();
  private List<Long> pictures = new ArrayList<>();
  private List<String> alts = new ArrayList<>();
  private List<Long> dropped = new ArrayList<>();
  private String alt = "";

  /** An editor filled with a draft. */
  static PostForm of(PostDraft draft) {
    PostForm form = new PostForm();
    form.text = draft.text();
    form.language = draft.language();
    form.publishAt =
        draft.publishAt() == null
            ? ""
            : TIME.format(LocalDateTime.ofInstant(draft.publishAt(), ZoneOffset.UTC));
    form.accounts.addAll(draft.accounts());
    draft.pictures().forEach(form::add);
    return form;
  }

  void add(PostDraft.Picture picture) {
    pictures.add(picture.assetVersionId());
    alts.add(picture.alt());
  }

  /**
   * What was written; without the pictures that were taken out.
   *
   * @throws DateTimeException when the time is none
   */
  PostDraft draft() {
    List<PostDraft.Picture> kept = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      if (!dropped.contains(pictures.get(i))) {
        String said = i < alts.size() && alts.get(i) != null ? alts.get(i) : "";
        kept.add(new PostDraft.Picture(pictures.get(i), said));
      }
    }
    return new PostDraft(text, language, time(), List.copyOf(accounts), kept);
  }

  private Instant time() {
    return publishAt.isBlank()
        ? null
        : LocalDateTime.parse(publishAt.strip()).toInstant(ZoneOffset.UTC);
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text == null ? "" : text;
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = language == null ? "" : language;
  }

  /** UTC, as a browser writes it; empty for the time of the delivery. */
  public String getPublishAt() {
    return publishAt;
  }

  public void setPublishAt(String publishAt) {
    this.publishAt = publishAt == null ? "" : publishAt;
  }

  public List<String> getAccounts() {
    return accounts;
  }

  public void setAccounts(List<String> accounts) {
    this.accounts = accounts;
  }

  public List<Long> getPictures() {
    return pictures;
  }

  public void setPictures(List<Long> pictures) {
    this.pictures = pictures;
  }

  public List<String> getAlts() {
    return alts;
  }

  public void setAlts(List<String> alts) {
    this.alts = alts;
  }

  public List<Long> getDropped() {
    return dropped;
  }

  public void setDropped(List<Long> dropped) {
    this.dropped = dropped;
  }

  /** What the picture shows that is being brought. */
  public String getAlt() {
    return alt;
  }

  public void setAlt(String alt) {
    this.alt = alt == null ? "" : alt;
  }
}
