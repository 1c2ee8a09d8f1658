package io.rondo.workers.delivery;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** proof. */
@Mapper
interface ProofMapper {

  @Insert(
      """
      insert into proof (campaign_id, content_version_id, seed_count, sent_at)
      values (#{campaignId}, #{versionId}, #{seedCount}, #{sentAt})
      """)
  void insert(
      @Param("campaignId") long campaignId,
      @Param("versionId") long versionId,
      @Param("seedCount") int seedCount,
      @Param("sentAt") Instant sentAt);
}
