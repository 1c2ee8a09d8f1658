package io.rondo.processes;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Rondo: the engine, the workers and both doors in one process. */
@SpringBootApplication(scanBasePackages = "io.rondo")
@ConfigurationPropertiesScan("io.rondo")
@EnableScheduling
public class Rondo {

  /** Starts Rondo with Spring Boot's settings and arguments. */
  public static void main(String[] arguments) {
    SpringApplication.run(Rondo.class, arguments);
  }
}
