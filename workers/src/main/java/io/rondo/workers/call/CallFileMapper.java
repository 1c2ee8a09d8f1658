package io.rondo.workers.call;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Files of outcomes that were taken. */
@Mapper
interface CallFileMapper {

  String FILE =
      "select f.id, f.partner_id, p.name as partner, f.sha256, f.name, f.way, f.lines_read,"
          + " f.lines_stored, f.lines_repeated, f.lines_refused, f.taken_at from call_file f"
          + " join partner p on p.id = f.partner_id ";

  @Insert(
      """
      insert into call_file (partner_id, sha256, name, way, lines_read, lines_stored,
        lines_repeated, lines_refused, taken_at)
      values (#{file.partnerId}, #{sha256}, #{file.name}, #{file.way}, #{r.rows}, #{r.stored},
        #{r.repeated}, #{r.refused}, #{at})""")
  void insert(
      @Param("file") CallFile.Incoming file,
      @Param("sha256") String sha256,
      @Param("r") CallFile.Report report,
      @Param("at") Instant at);

  @Insert(
      """
      <script>
      insert into call_file_line (call_file_id, line_no, problem) values
      <foreach collection="rows" item="row" separator=",">
        (#{fileId}, #{row.line}, #{row.problem})
      </foreach>
      </script>""")
  void insertLines(@Param("fileId") long fileId, @Param("rows") List<CallFile.Row> rows);

  @Select(FILE + "where f.partner_id = #{partnerId} and f.sha256 = #{sha256}")
  Taken find(@Param("partnerId") long partnerId, @Param("sha256") String sha256);

  @Select(FILE + "order by f.id desc limit #{limit}")
  List<Taken> latest(int limit);

  @Select(
      "select line_no as line, problem from call_file_line where call_file_id = #{fileId}"
          + " order by line_no limit #{limit}")
  List<CallFile.Row> lines(@Param("fileId") long fileId, @Param("limit") int limit);

  record Taken(
      long id,
      long partnerId,
      String partner,
      String sha256,
      String name,
      String way,
      int linesRead,
      int linesStored,
      int linesRepeated,
      int linesRefused,
      Instant takenAt) {}
}
