package io.rondo.workers.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface AbsenceMapper {

  String COLUMNS =
      "select id, person, deputy, from_day as \"from\", until_day as \"until\", created_by,"
          + " created_at from absence ";

  @Insert(
      "insert into absence (person, deputy, from_day, until_day, created_by, created_at)"
          + " values (#{person}, #{deputy}, #{from}, #{until}, #{who}, #{at})")
  void insert(
      String person, String deputy, LocalDate from, LocalDate until, String who, Instant at);

  /** Those that are not over on this day, the first to begin first. */
  @Select(COLUMNS + "where until_day >= #{day} order by from_day, id")
  List<Absence> from(LocalDate day);

  /** All that ever were, the latest to begin first. */
  @Select(COLUMNS + "order by from_day desc, id desc")
  List<Absence> all();

  @Select(COLUMNS + "where id = #{id}")
  Absence find(long id);

  @Delete("delete from absence where id = #{id}")
  void delete(long id);
}
