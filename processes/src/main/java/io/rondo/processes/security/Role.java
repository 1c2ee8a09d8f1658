package io.rondo.processes.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What a member of staff may do: each role is a group of the engine. */
public enum Role {
  /** Plans campaigns, writes contents and segments, keeps customers. */
  MARKETING("marketing", "Marketing"),
  /** Approves what others have written. */
  REVIEW("review", "Review"),
  /** Signs for the brand. */
  BRAND("brand", "Brand"),
  /** Signs for the law. */
  LEGAL("legal", "Legal"),
  /** Signs for the money. */
  FINANCE("finance", "Finance"),
  /** Answers customers. */
  SERVICE("service", "Service"),
  /** Signs for a partner, and sees nothing but what they may sign. */
  PARTNER("partner", "Partner"),
  /** Changes the processes. */
  DESIGN("design", "Design"),
  /** Keeps the installation: staff, rights, incidents. */
  ADMIN("camunda-admin", "Administration");

  private final String group;
  private final String title;

  Role(String group, String title) {
    this.group = group;
    this.title = title;
  }

  /** The id of the engine's group. */
  public String group() {
    return group;
  }

  /** The group's name for people. */
  public String title() {
    return title;
  }

  /** Everybody of the house, which is everybody but partners. */
  static Role[] staff() {
    return Arrays.stream(values()).filter(role -> role != PARTNER).toArray(Role[]::new);
  }

  static List<Role> of(Collection<String> groups) {
    return Arrays.stream(values()).filter(role -> groups.contains(role.group)).toList();
  }

  static String[] names(Role... roles) {
    return Arrays.stream(roles).map(Role::name).toArray(String[]::new);
  }
}
