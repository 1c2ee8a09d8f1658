package io.rondo.workers.response;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Where people differ from the word list. */
@Mapper
interface WordMapper {

  @Select("select language, word, topic, sentiment, used from response_word order by id")
  List<WordRow> all();

  /** Changes with every change. */
  @Select("select max(changed_at) from response_word")
  Instant changedAt();

  @Update(
      """
      update response_word set topic = #{word.topic}, sentiment = #{word.sentiment},
        used = #{word.used}, changed_by = #{who}, changed_at = #{at}
      where language = #{word.language} and word = #{word.word}
      """)
  int update(@Param("word") WordRow word, @Param("who") String who, @Param("at") Instant at);

  @Insert(
      """
      insert into response_word (language, word, topic, sentiment, used, changed_by, changed_at)
      values (#{word.language}, #{word.word}, #{word.topic}, #{word.sentiment}, #{word.used},
        #{who}, #{at})
      """)
  void insert(@Param("word") WordRow word, @Param("who") String who, @Param("at") Instant at);
}
