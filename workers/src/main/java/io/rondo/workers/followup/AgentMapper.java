package io.rondo.workers.followup;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

/** The table agent_skill. */
@Mapper
interface AgentMapper {

  @Select("select person, skill from agent_skill order by person, skill")
  List<Row> all();

  @Insert(
      "insert into agent_skill (person, skill, created_by, created_at) values (#{person}, #{skill},"
          + " #{who}, #{at})")
  void insert(String person, String skill, String who, Instant at);

  @Delete("delete from agent_skill where person = #{person}")
  void forget(String person);

  @Select("select count(*) from service_case where owner = #{person} and state = 'open'")
  int openCases(String person);

  record Row(String person, String skill) {}
}
