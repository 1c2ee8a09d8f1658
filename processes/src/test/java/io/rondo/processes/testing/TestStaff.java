package io.rondo.processes.testing;

import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;

/** One member of staff for each role, and one with no role; the password is the name twice. */
public final class TestStaff {

  private static final Map<String, String> GROUPS =
      Map.of(
          "tessMarketer", "marketing",
          "robReviewer", "review",
          "bertBrand", "brand",
          "lenaLegal", "legal",
          "finnFinance", "finance",
          "petraPartner", "partner",
          "danaDesigner", "design",
          "adamAdmin", "camunda-admin",
          "noraNobody", "");

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
