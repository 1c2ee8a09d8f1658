package io.rondo.workers.sandbox;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** How the cases of the self-check last went. */
@Mapper
interface CheckMapper {

  /** A row of partner_check. */
  record Row(int caseNo, boolean passed, String detail, Instant checkedAt) {}

  @Delete("delete from partner_check where partner_id = #{partnerId}")
  int forget(long partnerId);

  @Insert(
      """
      insert into partner_check (partner_id, case_no, passed, detail, checked_at)
      values (#{partnerId}, #{caseNo}, #{passed}, #{detail}, #{now})""")
  void insert(
      @Param("partnerId") long partnerId,
      @Param("caseNo") int caseNo,
      @Param("passed") boolean passed,
      @Param("detail") String detail,
      @Param("now") Instant now);

  @Select(
      """
      select case_no, passed, detail, checked_at from partner_check
      where partner_id = #{partnerId} order by case_no""")
  List<Row> of(long partnerId);
}
