package io.rondo.processes.security;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.Arrays;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/**
 * What each role may do in the engine. Rights to a task come with the task: its candidates and its
 * assignee get them from the engine.
 */
@Component
class Grants {

  private static final String CAMPAIGN = "CampaignLifecycle";
  private static final String SIGNATURE = "CampaignSignature";

  private final IdentityService identities;
  private final AuthorizationService rights;

  Grants(IdentityService identities, AuthorizationService rights) {
    this.identities = identities;
    this.rights = rights;
  }

  /** Makes the groups and their rights where they are missing; the second call changes nothing. */
  void ensure() {
    for (Role role : Role.values()) {
      group(role);
      may(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    }
    // a partner's reviewer reads no instance: the comments of others pass through them
    may(Role.PARTNER, Resources.PROCESS_DEFINITION, SIGNATURE, ProcessDefinitionPermissions.READ);
    for (Role role : Role.staff()) {
      may(role, Resources.APPLICATION, "welcome", Permissions.ACCESS);
      // instances hold ids, outcomes and dates only; Tasklist's cards read them
      may(
          role,
          Resources.PROCESS_DEFINITION,
          ANY,
          ProcessDefinitionPermissions.READ,
          ProcessDefinitionPermissions.READ_INSTANCE);
    }
    may(
        Role.MARKETING,
        Resources.PROCESS_DEFINITION,
        CAMPAIGN,
        ProcessDefinitionPermissions.CREATE_INSTANCE);
    may(Role.MARKETING, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);
    designers();
    for (Resource resource : Resources.values()) {
      may(Role.ADMIN, resource, ANY, Permissions.ALL);
    }
  }

  /** Lets every role read a saved filter of Tasklist. */
  void showFilter(String id) {
    for (Role role : Role.values()) {
      may(role, Resources.FILTER, id, Permissions.READ);
    }
  }

  private void designers() {
    may(Role.DESIGN, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
    may(Role.DESIGN, Resources.DEPLOYMENT, ANY, Permissions.READ, Permissions.CREATE);
    may(
        Role.DESIGN,
        Resources.PROCESS_DEFINITION,
        ANY,
        ProcessDefinitionPermissions.READ_HISTORY,
        ProcessDefinitionPermissions.RETRY_JOB);
    may(Role.DESIGN, Resources.DECISION_DEFINITION, ANY, Permissions.READ);
    may(Role.DESIGN, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ);
  }

  private void group(Role role) {
    if (identities.createGroupQuery().groupId(role.group()).count() == 0) {
      Group group = identities.newGroup(role.group());
      group.setName(role.title());
      group.setType(role == Role.ADMIN ? "SYSTEM" : "WORKFLOW");
      identities.saveGroup(group);
    }
  }

  private void may(Role role, Resource resource, String id, Permission... permissions) {
    Authorization known =
        rights
            .createAuthorizationQuery()
            .groupIdIn(role.group())
            .resourceType(resource)
            .resourceId(id)
            .authorizationType(AUTH_TYPE_GRANT)
            .singleResult();
    if (known != null && Arrays.stream(permissions).allMatch(known::isPermissionGranted)) {
      return;
    }
    Authorization grant = known == null ? rights.createNewAuthorization(AUTH_TYPE_GRANT) : known;
    grant.setGroupId(role.group());
    grant.setResource(resource);
    grant.setResourceId(id);
    Arrays.stream(permissions).forEach(grant::addPermission);
    rights.saveAuthorization(grant);
  }
}
