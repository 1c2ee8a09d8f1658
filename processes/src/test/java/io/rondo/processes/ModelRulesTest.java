package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model keeps the drawing rules, and every rule can reject. */
class ModelRulesTest {

  /** A model of ours with one thing made wrong. */
  record Probe(ModelRule rule, String model, String right, String wrong) {}

  static Stream<Probe> probes() {
    return Stream.of(
        new Probe(
            ModelRule.THE_ID_IS_THE_FILE_NAME,
            "CampaignBriefing",
            "\"CampaignBriefing\"",
            "\"Briefing\""),
        new Probe(
            ModelRule.A_PROCESS_HAS_NAME_DOCUMENTATION_AND_TIME_TO_LIVE,
            "CampaignBriefing",
            " camunda:historyTimeToLive=\"P180D\"",
            ""),
        new Probe(
            ModelRule.AT_MOST_TWENTY_NODES,
            "CampaignLifecycle",
            "<bpmn:subProcess ",
            "<bpmn:task id=\"Activity_A\" /><bpmn:task id=\"Activity_B\" /><bpmn:subProcess "),
        new Probe(
            ModelRule.EVERYTHING_BUT_A_JOIN_IS_NAMED,
            "CampaignDelivery",
            "name=\"Campaign released\"",
            "name=\"\""),
        new Probe(
            ModelRule.THE_ID_IS_THE_LABEL,
            "CampaignDelivery",
            "name=\"Campaign released\"",
            "name=\"Campaign free\""),
        new Probe(
            ModelRule.A_CONDITION_IS_ITS_GATEWAYS_QUESTION,
            "CampaignLifecycle",
            "${campaignReleased}",
            "${campaignReleased == true}"),
        new Probe(
            ModelRule.A_SPLIT_HAS_THE_DEFAULT_NO,
            "CampaignLifecycle",
            " default=\"Flow_AudienceFound_No\"",
            ""),
        new Probe(
            ModelRule.A_WAY_OUT_OF_A_SPLIT_SAYS_WHEN,
            "CampaignLifecycle",
            "id=\"Flow_AudienceFound_Yes\" name=\"yes\"",
            "id=\"Flow_AudienceFound_Yes\""),
        new Probe(
            ModelRule.WHAT_WAITS_FOR_THE_FIRST_EVENT_LEADS_TO_EVENTS,
            "CampaignApproval",
            "id=\"Flow_SendDateAwaited_SendDateReached\"",
            "id=\"Flow_SendDateAwaited_SendDateReached\" name=\"first\""),
        new Probe(
            ModelRule.SEVERAL_AT_ONCE_ARE_CALLS_COUNTED_BY_A_VARIABLE,
            "CampaignReview",
            "<bpmn:multiInstanceLoopCharacteristics>",
            "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${people}\">"),
        new Probe(
            ModelRule.SEVERAL_AT_ONCE_ARE_CALLS_COUNTED_BY_A_VARIABLE,
            "CampaignReview",
            "${stageDecided}",
            "${nrOfCompletedInstances > 1}"),
        new Probe(
            ModelRule.NO_WAY_HANGS_ON_AN_OPEN,
            "CampaignLifecycle",
            "${campaignReleased}",
            "${mailOpened}"),
        new Probe(
            ModelRule.NO_WAY_HANGS_ON_AN_OPEN,
            "CampaignLifecycle",
            "name=\"Campaign released?\"",
            "name=\"Mail opened?\""),
        new Probe(
            ModelRule.NO_WAY_HANGS_ON_AN_OPEN,
            "ServiceVerdict",
            "name=\"followup.customerAnswered\"",
            "name=\"response.mailOpened\""),
        new Probe(
            ModelRule.A_STEP_IS_AN_EXTERNAL_TASK_NAMED_LIKE_ITS_TOPIC,
            "CampaignApproval",
            "camunda:type=\"external\" camunda:topic=\"audience.freezeAudience\"",
            "camunda:class=\"io.rondo.Freeze\""),
        new Probe(
            ModelRule.A_STEP_IS_AN_EXTERNAL_TASK_NAMED_LIKE_ITS_TOPIC,
            "CampaignApproval",
            "audience.freezeAudience",
            "audience.pickPeople"),
        new Probe(
            ModelRule.NO_SCRIPT_AND_NO_LISTENER,
            "CampaignBriefing",
            "<camunda:inputOutput>",
            "<camunda:taskListener class=\"A\" event=\"create\" /><camunda:inputOutput>"),
        new Probe(
            ModelRule.A_START_SAVES_FIRST_OR_LEADS_TO_A_WAIT,
            "CampaignDelivery",
            " camunda:asyncBefore=\"true\"",
            ""),
        new Probe(
            ModelRule.WHAT_WAITED_SAVES_AFTERWARDS,
            "CampaignBriefing",
            " camunda:asyncAfter=\"true\"",
            ""),
        new Probe(
            ModelRule.A_CALL_NAMES_WHAT_GOES_IN_AND_OUT,
            "CampaignApproval",
            "<camunda:in source=\"author\" target=\"author\" />",
            "<camunda:in variables=\"all\" />"),
        new Probe(
            ModelRule.A_PERSONS_TASK_SAYS_WHAT_IS_ASKED_OF_WHOM_BY_WHEN,
            "CampaignBriefing",
            "inputParameter name=\"ask\"",
            "inputParameter name=\"hint\""),
        new Probe(
            ModelRule.EVERYTHING_IS_DRAWN,
            "CampaignBriefing",
            "bpmnElement=\"Activity_SendProof\"",
            "bpmnElement=\"Activity_OpenBrief\""),
        new Probe(
            ModelRule.THE_HAPPY_PATH_IS_ONE_STRAIGHT_AXIS,
            "CampaignBriefing",
            "<dc:Bounds x=\"810\" y=\"120\" width=\"100\" height=\"80\" />",
            "<dc:Bounds x=\"810\" y=\"130\" width=\"100\" height=\"80\" />"),
        new Probe(
            ModelRule.REMINDERS_ARE_ABOVE_AND_EXCEPTIONS_BELOW,
            "CampaignSignature",
            "<dc:Bounds x=\"550\" y=\"40\" width=\"100\" height=\"80\" />",
            "<dc:Bounds x=\"550\" y=\"470\" width=\"100\" height=\"80\" />"),
        new Probe(
            ModelRule.NO_FLOW_RUNS_OVER_A_NODE,
            "CampaignBriefing",
            "<di:waypoint x=\"430\" y=\"250\" />",
            "<di:waypoint x=\"430\" y=\"160\" />"));
  }

  @ParameterizedTest
  @EnumSource(ModelRule.class)
  void everyModelKeepsTheRule(ModelRule rule) {
    Models.all().forEach((name, model) -> assertThat(rule.broken(name, model)).as(name).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("probes")
  void theRuleRejectsItsProbe(Probe probe) {
    String right = Models.texts().get(probe.model());
    assertThat(right).contains(probe.right());
    String wrong =
        right.replaceFirst(
            java.util.regex.Pattern.quote(probe.right()),
            java.util.regex.Matcher.quoteReplacement(probe.wrong()));
    if (probe.rule() == ModelRule.THE_ID_IS_THE_FILE_NAME) {
      wrong = right.replace(probe.right(), probe.wrong());
    }

    assertThat(probe.rule().broken(probe.model(), Models.read(wrong))).isNotEmpty();
  }

  @Test
  void everyRuleHasAProbe() {
    assertThat(probes().map(Probe::rule)).contains(ModelRule.values());
  }

  @Test
  void thereAreModels() {
    Map<String, ?> models = Models.all();
    assertThat(models.keySet())
        .containsAll(
            List.of(
                "CampaignLifecycle",
                "CampaignBriefing",
                "CampaignApproval",
                "CampaignReview",
                "CampaignSignature",
                "CampaignRework",
                "CampaignDelivery",
                "CampaignMeasurement"));
  }
}
