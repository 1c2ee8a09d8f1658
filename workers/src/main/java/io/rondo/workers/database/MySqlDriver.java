package io.rondo.workers.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Settings of Connector/J that spare its server questions: the driver remembers what it set itself,
 * and sends many rows as one statement. What stands in the URL holds before these.
 */
final class MySqlDriver implements BeanPostProcessor {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "useLocalSessionState", "true",
          "elideSetAutoCommits", "true",
          "rewriteBatchedStatements", "true",
          "cachePrepStmts", "true",
          "prepStmtCacheSize", "500",
          "prepStmtCacheSqlLimit", "16384",
          "cacheServerConfiguration", "true",
          "maintainTimeStats", "false");

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool && isMySql(pool.getJdbcUrl())) {
      SETTINGS.forEach(pool.getDataSourceProperties()::putIfAbsent);
    }
    return bean;
  }

  private static boolean isMySql(String url) {
    return url != null && url.startsWith("jdbc:mysql:");
  }
}
