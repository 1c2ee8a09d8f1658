package io.rondo.workers.content;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** content_version and content_link. Rows are added, never changed. */
@Mapper
interface ContentMapper {

  String COLUMNS =
      "id, kind, content_name, version, subject, from_name, mjml, fallbacks, sha256, author, created_at";

  @Insert(
      """
      insert into content_version
        (kind, content_name, version, subject, from_name, mjml, fallbacks, sha256, author,
        created_at)
      values (#{kind}, #{name}, #{version}, #{draft.subject}, #{draft.fromName}, #{draft.mjml},
        #{fallbacks}, #{sha256}, #{author}, #{createdAt})
      """)
  void insert(
      @Param("kind") String kind,
      @Param("name") String name,
      @Param("version") int version,
      @Param("draft") ContentDraft draft,
      @Param("fallbacks") String fallbacks,
      @Param("sha256") String sha256,
      @Param("author") String author,
      @Param("createdAt") Instant createdAt);

  @Insert(
      "insert into content_link (content_version_id, link_no, url)"
          + " values (#{versionId}, #{linkNo}, #{url})")
  void insertLink(
      @Param("versionId") long versionId, @Param("linkNo") int linkNo, @Param("url") String url);

  @Select("select " + COLUMNS + " from content_version where id = #{id}")
  ContentRow find(long id);

  @Select(
      "select "
          + COLUMNS
          + " from content_version where content_name = #{name} order by version desc limit 1")
  ContentRow latest(String name);

  @Select(
      "select "
          + COLUMNS
          + " from content_version where content_name = #{name} order by version desc")
  List<ContentRow> versions(String name);

  @Select(
      """
      select c.id, c.kind, c.content_name, c.version, c.subject, c.from_name, c.mjml, c.fallbacks,
        c.sha256, c.author, c.created_at
      from content_version c
      join (select content_name, max(version) as version from content_version
            group by content_name) newest
        on newest.content_name = c.content_name and newest.version = c.version
      order by c.content_name
      """)
  List<ContentRow> latestOfAll();

  @Select(
      "select url from content_link"
          + " where content_version_id = #{versionId} and link_no = #{linkNo}")
  String link(@Param("versionId") long versionId, @Param("linkNo") int linkNo);
}
