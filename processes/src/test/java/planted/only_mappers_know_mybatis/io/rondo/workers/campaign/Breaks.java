package planted.only_mappers_know_mybatis.io.rondo.workers.campaign;

import org.apache.ibatis.session.SqlSession;

/** Breaks the rule it is planted for. */
class Breaks {
  SqlSession used;
}
