package io.rondo.workers.social;

import io.rondo.workers.social.SocialPost.Publication;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Posts, their pictures, and where they stand. */
@Mapper
interface SocialMapper {

  String POST =
      "select id, campaign_id, post_no, text, language, publish_at, author, updated_at"
          + " from social_post ";
  String PUBLICATION =
      "select id, social_post_id, account, state, started_at, remote_ref, remote_version, url,"
          + " published_at, withdrawn_at, problem from social_publication ";

  @Select("select coalesce(max(post_no), 0) from social_post where campaign_id = #{campaignId}")
  int lastNo(long campaignId);

  @Insert(
      """
      insert into social_post (campaign_id, post_no, text, language, publish_at, author, created_at,
        updated_at)
      values (#{campaignId}, #{no}, #{draft.text}, #{draft.language}, #{draft.publishAt}, #{who},
        #{at}, #{at})""")
  void insert(long campaignId, int no, PostDraft draft, String who, Instant at);

  @Update(
      """
      update social_post set text = #{draft.text}, language = #{draft.language},
        publish_at = #{draft.publishAt}, author = #{who}, updated_at = #{at}
      where id = #{id}""")
  void update(long id, PostDraft draft, String who, Instant at);

  @Delete("delete from social_post where id = #{id}")
  void delete(long id);

  @Delete("delete from social_picture where social_post_id = #{postId}")
  void deletePictures(long postId);

  @Delete("delete from social_publication where social_post_id = #{postId}")
  void deletePublications(long postId);

  @Insert(
      """
      insert into social_picture (social_post_id, picture_no, asset_version_id, alt_text)
      values (#{postId}, #{no}, #{picture.assetVersionId}, #{picture.alt})""")
  void insertPicture(long postId, int no, PostDraft.Picture picture);

  @Insert(
      "insert into social_publication (social_post_id, account, state)"
          + " values (#{postId}, #{account}, 'planned')")
  void insertPublication(long postId, String account);

  @Select(POST + "where id = #{id}")
  PostRow find(long id);

  @Select(POST + "where campaign_id = #{campaignId} and post_no = #{no}")
  PostRow ofCampaign(long campaignId, int no);

  @Select(POST + "where campaign_id = #{campaignId} order by post_no")
  List<PostRow> allOfCampaign(long campaignId);

  @Select(
      "select asset_version_id, alt_text as alt from social_picture"
          + " where social_post_id = #{postId} order by picture_no")
  List<PostDraft.Picture> pictures(long postId);

  @Select(PUBLICATION + "where social_post_id = #{postId} order by account")
  List<PublicationRow> publications(long postId);

  @Select(PUBLICATION + "where account = #{account} and remote_ref = #{remoteRef}")
  PublicationRow standing(String account, String remoteRef);

  /** Notes the first try; later ones keep its time. */
  @Update(
      """
      update social_publication set started_at = coalesce(started_at, #{at}), state = 'planned',
        problem = null
      where id = #{id} and state in ('planned', 'refused')""")
  int begin(long id, Instant at);

  @Select("select started_at from social_publication where id = #{id}")
  Instant startedAt(long id);

  @Update(
      """
      update social_publication set state = 'published', remote_ref = #{remote.remoteRef},
        remote_version = #{remote.version}, url = #{remote.url}, published_at = #{at}, problem = null
      where id = #{id} and state = 'planned'""")
  int published(long id, SocialAccount.Published remote, Instant at);

  @Update(
      """
      update social_publication set state = 'refused', problem = #{problem}
      where id = #{id} and state = 'planned'""")
  int refused(long id, String problem);

  /** What never stood there will not. */
  @Update(
      """
      update social_publication set state = 'dropped'
      where social_post_id = #{postId} and state in ('planned', 'refused')""")
  int drop(long postId);

  @Update(
      """
      update social_publication set state = 'withdrawn', remote_ref = #{remoteRef},
        withdrawn_at = #{at}, problem = null
      where id = #{id} and state <> 'withdrawn'""")
  int withdrawn(long id, String remoteRef, Instant at);

  @Select(
      "select account, heard_until, looked_at, problem from social_account"
          + " where account = #{account}")
  ListeningRow heard(String account);

  @Insert("insert into social_account (account) values (#{account})")
  void begun(String account);

  /** Takes the next look, if it is time; nobody else takes it before {@code next}. */
  @Update(
      """
      update social_account set next_look_at = #{next}
      where account = #{account} and (next_look_at is null or next_look_at <= #{now})""")
  int turn(String account, Instant now, Instant next);

  @Update(
      """
      update social_account set heard_until = #{until}, looked_at = #{at}, problem = null
      where account = #{account}""")
  void heardUntil(String account, String until, Instant at);

  /**
   * @param next null for the usual time
   */
  @Update(
      """
      update social_account set problem = #{problem}, next_look_at = coalesce(#{next}, next_look_at)
      where account = #{account}""")
  void deaf(String account, String problem, Instant next);

  /** What others did about each post of a campaign. */
  @Select(
      """
      select detail, kind, count(*) as number from response_event
      where campaign_id = #{campaignId} and channel = 'social' and detail is not null
      group by detail, kind order by kind""")
  List<Echo> echoes(long campaignId);

  /** How often something was done about a post, for example {@code post 1}. */
  record Echo(String detail, String kind, int number) {}

  /** A row of social_post. */
  record PostRow(
      long id,
      long campaignId,
      int postNo,
      String text,
      String language,
      Instant publishAt,
      String author,
      Instant updatedAt) {}

  /** A row of social_account. */
  record ListeningRow(String account, String heardUntil, Instant lookedAt, String problem) {}

  /** A row of social_publication. */
  record PublicationRow(
      long id,
      long socialPostId,
      String account,
      String state,
      Instant startedAt,
      String remoteRef,
      String remoteVersion,
      String url,
      Instant publishedAt,
      Instant withdrawnAt,
      String problem) {

    Publication publication() {
      return new Publication(
          id,
          account,
          SocialPost.State.valueOf(state.toUpperCase(java.util.Locale.ROOT)),
          startedAt,
          remoteRef,
          remoteVersion,
          url,
          publishedAt,
          withdrawnAt,
          problem);
    }
  }
}
