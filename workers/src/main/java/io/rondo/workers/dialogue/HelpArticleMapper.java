package io.rondo.workers.dialogue;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** help_article. */
@Mapper
interface HelpArticleMapper {

  String COLUMNS =
      "select code, language, title, body, topic, place, published, changed_by, changed_at from"
          + " help_article ";

  @Select(COLUMNS + "order by code, language")
  List<Row> all();

  @Select(COLUMNS + "where code = #{code} and language = #{language}")
  Row find(@Param("code") String code, @Param("language") String language);

  @Select(
      COLUMNS
          + "where published = true and (topic is null or topic = #{topic})"
          + " order by case when topic is null then 1 else 0 end, place, code")
  List<Row> published(String topic);

  @Update(
      """
      update help_article set title = #{a.title}, body = #{a.body}, topic = #{topic},
        place = #{a.place}, published = #{a.published}, changed_by = #{who}, changed_at = #{at}
      where code = #{a.code} and language = #{a.language}
      """)
  int update(
      @Param("a") HelpArticle article,
      @Param("topic") String topic,
      @Param("who") String who,
      @Param("at") Instant at);

  @Insert(
      """
      insert into help_article
        (code, language, title, body, topic, place, published, changed_by, changed_at)
      values (#{a.code}, #{a.language}, #{a.title}, #{a.body}, #{topic}, #{a.place},
        #{a.published}, #{who}, #{at})
      """)
  void insert(
      @Param("a") HelpArticle article,
      @Param("topic") String topic,
      @Param("who") String who,
      @Param("at") Instant at);

  @Delete("delete from help_article where code = #{code} and language = #{language}")
  int delete(@Param("code") String code, @Param("language") String language);

  /** A row; the topic is text. */
  record Row(
      String code,
      String language,
      String title,
      String body,
      String topic,
      int place,
      boolean published,
      String changedBy,
      Instant changedAt) {}
}
