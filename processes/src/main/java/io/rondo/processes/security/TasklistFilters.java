package io.rondo.processes.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The filters that Tasklist opens with. They are made here and nowhere else, because a filter may
 * hold expressions and {@link EngineDoorFilter} lets none in from outside.
 */
@Component
class TasklistFilters {

  private final FilterService filters;
  private final TaskService tasks;
  private final Grants grants;

  TasklistFilters(FilterService filters, TaskService tasks, Grants grants) {
    this.filters = filters;
    this.tasks = tasks;
    this.grants = grants;
  }

  /** Makes or mends the four filters, by name; their ids stay. */
  void ensure() {
    ensure("My tasks", 10, "#1f6f5c", "Tasks that you have claimed or were given", mine());
    ensure(
        "My group's tasks", 20, "#2b5c9e", "Tasks that wait for you or one of your group", ours());
    ensure("Due today", 30, "#9a6700", "Your and your group's tasks of today", dueToday());
    ensure("Overdue", 40, "#b3261e", "Your and your group's tasks that are late", overdue());
  }

  private TaskQuery mine() {
    return tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}");
  }

  /** Offered to one of the person's groups, or to the person alone. */
  private TaskQuery ours() {
    return tasks.createTaskQuery().taskCandidateUserExpression("${currentUser()}");
  }

  private TaskQuery mineOrOurs() {
    return tasks
        .createTaskQuery()
        .or()
        .taskAssigneeExpression("${currentUser()}")
        .taskCandidateUserExpression("${currentUser()}")
        .endOr();
  }

  private TaskQuery dueToday() {
    return mineOrOurs()
        .dueAfterExpression("${rondoTime.startOfToday()}")
        .dueBeforeExpression("${rondoTime.startOfTomorrow()}");
  }

  private TaskQuery overdue() {
    return mineOrOurs().dueBeforeExpression("${rondoTime.startOfToday()}");
  }

  private void ensure(String name, int priority, String colour, String says, TaskQuery query) {
    Filter known = filters.createTaskFilterQuery().filterName(name).singleResult();
    Filter filter = known == null ? filters.newTaskFilter(name) : known;
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("priority", priority);
    properties.put("color", colour);
    properties.put("description", says);
    properties.put("refresh", true);
    properties.put("showUndefinedVariable", false);
    properties.put(
        "variables",
        List.of(
            Map.of("name", "campaignCode", "label", "Campaign"),
            Map.of("name", "campaignName", "label", "Name"),
            Map.of("name", "caseCode", "label", "Case"),
            Map.of("name", "caseTitle", "label", "About"),
            Map.of("name", "ask", "label", "What is asked")));
    filter.setProperties(properties);
    filter.setQuery(query);
    grants.showFilter(filters.saveFilter(filter).getId());
  }
}
