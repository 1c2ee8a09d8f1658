package io.rondo.workers.audience;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Shows a test whom a condition finds. */
@Mapper
interface FoundMapper {

  @Select("select c.customer_number from customer c where ${condition.sql}")
  List<String> numbers(@Param("condition") Condition condition);
}
