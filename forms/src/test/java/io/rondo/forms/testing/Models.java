package io.rondo.forms.testing;

/** A model with every shape that Rondo draws. */
public final class Models {

  /** Well-formed BPMN with its layout. */
  public static final String SAMPLE =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
          xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" targetNamespace="x">
        <process id="Sample" name="Sample process" isExecutable="true">
          <startEvent id="s" name="Campaign wanted"><timerEventDefinition id="td"/></startEvent>
          <userTask id="u" name="Review &lt;b&gt;brief&lt;/b&gt;"/>
          <serviceTask id="v" name="Freeze audience"/>
          <callActivity id="c" name="Deliver campaign"><multiInstanceLoopCharacteristics/></callActivity>
          <exclusiveGateway id="g" name="Audience found?" default="f4"/>
          <parallelGateway id="p"/>
          <boundaryEvent id="b" name="Two days later" cancelActivity="false" attachedToRef="u"><timerEventDefinition id="td2"/></boundaryEvent>
          <endEvent id="e" name="Campaign closed"/>
          <subProcess id="x" triggeredByEvent="true">
            <startEvent id="xs" name="Campaign stopped"><messageEventDefinition id="md"/></startEvent>
          </subProcess>
          <sequenceFlow id="f1" sourceRef="s" targetRef="u"/><sequenceFlow id="f2" sourceRef="u" targetRef="v"/>
          <sequenceFlow id="f3" name="yes" sourceRef="g" targetRef="c"/><sequenceFlow id="f4" sourceRef="g" targetRef="e"/>
        </process>
        <bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="pl" bpmnElement="Sample">
          <bpmndi:BPMNShape id="d1" bpmnElement="s"><dc:Bounds x="100" y="100" width="36" height="36"/><bpmndi:BPMNLabel><dc:Bounds x="90" y="143" width="60" height="28"/></bpmndi:BPMNLabel></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="d2" bpmnElement="u"><dc:Bounds x="190" y="78" width="100" height="80"/></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="d3" bpmnElement="v"><dc:Bounds x="340" y="78" width="100" height="80"/></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="d4" bpmnElement="g"><dc:Bounds x="490" y="93" width="50" height="50"/></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="d5" bpmnElement="c"><dc:Bounds x="590" y="78" width="100" height="80"/></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="d6" bpmnElement="p"><dc:Bounds x="740" y="93" width="50" height="50"/></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="d7" bpmnElement="e"><dc:Bounds x="840" y="100" width="36" height="36"/></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="d8" bpmnElement="b"><dc:Bounds x="222" y="60" width="36" height="36"/></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="d9" bpmnElement="x" isExpanded="true"><dc:Bounds x="190" y="240" width="250" height="120"/></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="d10" bpmnElement="xs"><dc:Bounds x="230" y="280" width="36" height="36"/></bpmndi:BPMNShape>
          <bpmndi:BPMNEdge id="d11" bpmnElement="f1"><di:waypoint x="136" y="118"/><di:waypoint x="190" y="118"/></bpmndi:BPMNEdge>
          <bpmndi:BPMNEdge id="d12" bpmnElement="f2"><di:waypoint x="290" y="118"/><di:waypoint x="340" y="118"/></bpmndi:BPMNEdge>
          <bpmndi:BPMNEdge id="d13" bpmnElement="f3"><di:waypoint x="540" y="118"/><di:waypoint x="590" y="118"/></bpmndi:BPMNEdge>
          <bpmndi:BPMNEdge id="d14" bpmnElement="f4"><di:waypoint x="515" y="143"/><di:waypoint x="515" y="200"/><di:waypoint x="858" y="200"/><di:waypoint x="858" y="136"/></bpmndi:BPMNEdge>
        </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
      </definitions>
      """;

  private Models() {}
}
