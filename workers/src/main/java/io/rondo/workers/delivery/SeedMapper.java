package io.rondo.workers.delivery;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** seed. */
@Mapper
interface SeedMapper {

  @Select("select email, name from seed order by email")
  List<Seed> all();

  @Insert("insert into seed (email, name) values (#{email}, #{name})")
  void insert(@Param("email") String email, @Param("name") String name);

  @Update("update seed set name = #{name} where email = #{email}")
  int rename(@Param("email") String email, @Param("name") String name);

  @Delete("delete from seed where email = #{email}")
  void delete(String email);
}
