package io.rondo.workers.customer;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface AttributeMapper {

  record Row(String name, String type, String slot) {
    Attribute attribute() {
      return new Attribute(name, AttributeType.of(type), slot);
    }
  }

  @Select("select name, type, slot from customer_attribute order by name")
  List<Row> all();

  @Insert(
      "insert into customer_attribute (name, type, slot, created_at)"
          + " values (#{name}, #{type}, #{slot}, #{at})")
  void insert(String name, String type, String slot, Instant at);

  @Update("update customer_attribute set type = #{type} where name = #{name}")
  void setType(String name, String type);
}
