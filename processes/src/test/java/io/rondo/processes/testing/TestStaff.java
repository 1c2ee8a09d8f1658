package io.rondo.processes.testing;

import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;

/** Members of staff for each role, and one with no role; the password is the name twice. */
public final class TestStaff {

  private static final Map<String, String> GROUPS =
      Map.ofEntries(
          Map.entry("tessMarketer", "marketing"),
          Map.entry("robReviewer", "review"),
          Map.entry("bertBrand", "brand"),
          Map.entry("lenaLegal", "legal"),
          Map.entry("finnFinance", "finance"),
          Map.entry("petraPartner", "partner"),
          Map.entry("danaDesigner", "design"),
          Map.entry("sueService", "service"),
          Map.entry("samService", "service"),
          Map.entry("adamAdmin", "camunda-admin"),
          Map.entry("noraNobody", ""));

  private TestStaff() {}

  /** Makes those who are missing. */
  public static void ensure(IdentityService identities) {
    GROUPS.forEach((name, group) -> ensure(identities, name, group));
  }

  /** Makes one member of staff; the second call changes nothing. */
  public static void ensure(IdentityService identities, String name, String group) {
    if (identities.createUserQuery().userId(name).count() > 0) {
      return;
    }
    User user = identities.newUser(name);
    user.setFirstName(name);
    user.setLastName("Test");
    user.setPassword(password(name));
    identities.saveUser(user);
    if (!group.isEmpty()) {
      identities.createMembership(name, group);
    }
  }

  /** The password of a member of staff. */
  public static String password(String name) {
    return name + name;
  }
}
