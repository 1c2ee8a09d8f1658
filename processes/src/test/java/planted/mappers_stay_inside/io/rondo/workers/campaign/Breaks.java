package planted.mappers_stay_inside.io.rondo.workers.campaign;

import org.apache.ibatis.annotations.Mapper;

/** Breaks the rule it is planted for. */
@Mapper
public interface Breaks {}
