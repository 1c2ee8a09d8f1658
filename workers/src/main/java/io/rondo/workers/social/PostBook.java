package io.rondo.workers.social;

import io.rondo.workers.social.SocialMapper.PostRow;
import io.rondo.workers.social.SocialMapper.PublicationRow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps posts and what became of them. */
@Component
class PostBook {

  private static final int PROBLEM = 300;

  private final SocialMapper mapper;
  private final Clock clock;

  PostBook(SocialMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public SocialPost get(long id) {
    PostRow row = mapper.find(id);
    if (row == null) {
      throw new UnknownPost(String.valueOf(id));
    }
    return whole(row);
  }

  @Transactional(readOnly = true)
  public Optional<SocialPost> find(long campaignId, int no) {
    return Optional.ofNullable(mapper.ofCampaign(campaignId, no)).map(this::whole);
  }

  @Transactional(readOnly = true)
  public List<SocialPost> ofCampaign(long campaignId) {
    return mapper.allOfCampaign(campaignId).stream().map(this::whole).toList();
  }

  /** The post of ours that stands under that name; empty when it is none of ours. */
  @Transactional(readOnly = true)
  public Optional<SocialPost> standing(String account, String remoteRef) {
    PublicationRow row = remoteRef == null ? null : mapper.standing(account, remoteRef);
    return Optional.ofNullable(row).map(one -> get(one.socialPostId()));
  }

  /** How often something was done about a post. */
  record Echo(int post, String kind, int number) {}

  @Transactional(readOnly = true)
  public List<Echo> echoes(long campaignId) {
    return mapper.echoes(campaignId).stream()
        .filter(echo -> echo.detail().matches("post \\d{1,6}"))
        .map(
            echo ->
                new Echo(Integer.parseInt(echo.detail().substring(5)), echo.kind(), echo.number()))
        .toList();
  }

  /**
   * @return the number of the new post
   */
  @Transactional
  public int add(long campaignId, PostDraft draft, String who) {
    int no = mapper.lastNo(campaignId) + 1;
    mapper.insert(campaignId, no, draft, who, clock.instant());
    fill(mapper.ofCampaign(campaignId, no).id(), draft);
    return no;
  }

  @Transactional
  public void replace(long postId, PostDraft draft, String who) {
    empty(postId);
    mapper.update(postId, draft, who, clock.instant());
    fill(postId, draft);
  }

  @Transactional
  public void remove(long postId) {
    empty(postId);
    mapper.delete(postId);
  }

  private void empty(long postId) {
    mapper.deletePictures(postId);
    mapper.deletePublications(postId);
  }

  private void fill(long postId, PostDraft draft) {
    int no = 1;
    for (PostDraft.Picture picture : draft.pictures()) {
      mapper.insertPicture(postId, no++, picture);
    }
    draft.accounts().forEach(account -> mapper.insertPublication(postId, account));
  }

  /** Notes a try. @return the time of the first one; empty when it is not to be published */
  @Transactional
  public Optional<Instant> begin(long publicationId) {
    return mapper.begin(publicationId, now()) == 1
        ? Optional.of(mapper.startedAt(publicationId))
        : Optional.empty();
  }

  /**
   * @return false when somebody dropped it meanwhile
   */
  @Transactional
  public boolean published(long publicationId, SocialAccount.Published remote) {
    return mapper.published(publicationId, remote, now()) == 1;
  }

  @Transactional
  public void refused(long publicationId, String why) {
    mapper.refused(publicationId, cut(why));
  }

  @Transactional
  public int drop(long postId) {
    return mapper.drop(postId);
  }

  @Transactional
  public void withdrawn(long publicationId, String remoteRef) {
    mapper.withdrawn(publicationId, remoteRef, now());
  }

  /** Milliseconds are all that every network keeps. */
  private Instant now() {
    return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
  }

  static String cut(String sentence) {
    return sentence == null || sentence.length() <= PROBLEM
        ? sentence
        : sentence.substring(0, PROBLEM);
  }

  private SocialPost whole(PostRow row) {
    return new SocialPost(
        row.id(),
        row.campaignId(),
        row.postNo(),
        row.text(),
        row.language(),
        row.publishAt(),
        row.author(),
        row.updatedAt(),
        mapper.pictures(row.id()),
        mapper.publications(row.id()).stream().map(PublicationRow::publication).toList());
  }
}
