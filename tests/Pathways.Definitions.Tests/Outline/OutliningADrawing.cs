namespace Pathways.Definitions.Tests;

public sealed class OutliningADrawing
{
    [Fact]
    public void Tells_steps_roles_delays_and_branches_once_each()
    {
        BpmnModel model = BpmnReader.Read(Drawn.Process("""
            <startEvent id="start" name="Signalement"/>
            <userTask id="measure" name="Mesurer"><extensionElements><care:assignment roles="nurse"/>
              <care:window due="P15D"><care:reminder after="P7D" template="r" to="family"/><care:reminder before="P1D" template="r"/>
              <care:escalation after="P30D" role="network_doctor"/></care:window></extensionElements></userTask>
            <boundaryEvent id="late" name="Sans nouvelles" attachedToRef="measure"><timerEventDefinition><timeDuration>P60D</timeDuration></timerEventDefinition></boundaryEvent>
            <endEvent id="lost" name="Perdu de vue"/>
            <exclusiveGateway id="gate" name="Entrée ?" default="no"/>
            <intermediateCatchEvent id="wait" name="Surveillance"><timerEventDefinition><timeDuration>P6M</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <userTask id="diet" name="Diététique"/><userTask id="sport" name="Activité"/>
            <parallelGateway id="split" name="Bilan"/><parallelGateway id="join" name="Réunion"/>
            <endEvent id="end" name="Fin"/><endEvent id="out" name="Réorienté"/>
            <sequenceFlow id="a" sourceRef="start" targetRef="measure"/><sequenceFlow id="b" sourceRef="measure" targetRef="gate"/>
            <sequenceFlow id="l" sourceRef="late" targetRef="lost"/>
            <sequenceFlow id="c" name="éligible" sourceRef="gate" targetRef="split"><conditionExpression>x</conditionExpression></sequenceFlow>
            <sequenceFlow id="d" sourceRef="gate" targetRef="wait"><conditionExpression>entry = "surveillance"</conditionExpression></sequenceFlow>
            <sequenceFlow id="no" sourceRef="gate" targetRef="out"/>
            <sequenceFlow id="e" sourceRef="wait" targetRef="measure"/>
            <sequenceFlow id="f" sourceRef="split" targetRef="diet"/><sequenceFlow id="g" sourceRef="split" targetRef="sport"/>
            <sequenceFlow id="h" sourceRef="diet" targetRef="join"/><sequenceFlow id="i" sourceRef="sport" targetRef="join"/>
            <sequenceFlow id="j" sourceRef="join" targetRef="end"/>
            """), "x.bpmn").Model!; // The text is well-formed.

        var text = OutlineBuilder.Build(model.Processes[0]).ToString();

        Assert.Equal(
            """
            Suivi
              Signalement
              Mesurer (nurse) [due P15D; reminder after P7D to family; reminder P1D before due; after P30D also network_doctor]
                if Sans nouvelles:
                  Sans nouvelles [wait P60D]
                  Perdu de vue
              Entrée ?
                if éligible:
                  Bilan
                    if …:
                      Diététique
                    if …:
                      Activité
                  Réunion
                  Fin
                if entry = "surveillance":
                  Surveillance [wait P6M]
                  → continue at: Mesurer
                otherwise:
                  Réorienté

            """.ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void Of_a_drawing_without_a_start_or_an_end_still_comes_to_an_end()
    {
        BpmnModel model = BpmnReader.Read(Drawn.Process("""
            <userTask id="a"/><userTask id="b"/>
            <sequenceFlow id="f" sourceRef="a" targetRef="b"/><sequenceFlow id="g" sourceRef="b" targetRef="a"/>
            """), "x.bpmn").Model!; // The text is well-formed.

        Assert.Equal("Suivi\n  a\n  b\n  → continue at: a\n", OutlineBuilder.Build(model.Processes[0]).ToString());
    }

    [Fact]
    public void Tells_what_is_inside_of_sub_processes_one_level_deeper()
    {
        BpmnModel model = BpmnReader.Read(Drawn.Process("""
            <startEvent id="start" name="Début"/><adHocSubProcess id="support" name="Accompagnement"><userTask id="visit" name="Visite"/><userTask id="phone" name="Appel"/></adHocSubProcess>
            <endEvent id="end" name="Fin"/><sequenceFlow id="a" sourceRef="start" targetRef="support"/><sequenceFlow id="b" sourceRef="support" targetRef="end"/>
            <subProcess id="moved" name="Déménagement" triggeredByEvent="true"><startEvent id="ms" name="Annonce"><signalEventDefinition/></startEvent><userTask id="close" name="Clore"/>
            <sequenceFlow id="c" sourceRef="ms" targetRef="close"/></subProcess>
            """), "x.bpmn").Model!; // The text is well-formed.

        Assert.Equal(
            """
            Suivi
              Début
              Accompagnement
                Visite
                Appel
              Fin
              Déménagement
                Annonce
                Clore

            """.ReplaceLineEndings("\n"),
            OutlineBuilder.Build(model.Processes[0]).ToString());
    }

    [Fact]
    public void Says_which_delays_count_working_days()
    {
        BpmnModel model = BpmnReader.Read(Drawn.Process("""
            <extensionElements><care:calendar days="working"/></extensionElements>
            <startEvent id="start" name="Début"/><sequenceFlow id="a" sourceRef="start" targetRef="call"/>
            <userTask id="call" name="Appel"><extensionElements><care:window from="PT2H" due="P5D"/></extensionElements></userTask>
            <userTask id="visit" name="Visite"><extensionElements><care:calendar days="working-saturday"/><care:window due="P1M"/></extensionElements></userTask>
            <sequenceFlow id="b" sourceRef="call" targetRef="visit"/>
            """), "x.bpmn").Model!; // The text is well-formed.

        Assert.Equal(
            "Suivi\n  Début\n  Appel [from PT2H; due P5D (working days)]\n"
            + "  Visite [due P1M (working days, Saturdays included)]\n",
            OutlineBuilder.Build(model.Processes[0]).ToString());
    }
}
