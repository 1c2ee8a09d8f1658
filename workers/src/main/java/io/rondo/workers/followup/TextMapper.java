package io.rondo.workers.followup;

import io.rondo.workers.followup.ServiceTexts.ServiceText;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The table service_text. */
@Mapper
interface TextMapper {

  String COLUMNS =
      "select code, language, subject, text, updated_by, updated_at from service_text ";

  @Select(COLUMNS + "order by code, language")
  List<ServiceText> all();

  @Select("select distinct code from service_text")
  Set<String> codes();

  @Select(COLUMNS + "where code = #{code} and language = #{language}")
  ServiceText find(String code, String language);

  @Update(
      "update service_text set subject = #{subject}, text = #{text}, updated_by = #{who},"
          + " updated_at = #{at} where code = #{code} and language = #{language}")
  int update(String code, String language, String subject, String text, String who, Instant at);

  @Insert(
      "insert into service_text (code, language, subject, text, updated_by, updated_at) values"
          + " (#{code}, #{language}, #{subject}, #{text}, #{who}, #{at})")
  void insert(String code, String language, String subject, String text, String who, Instant at);
}
