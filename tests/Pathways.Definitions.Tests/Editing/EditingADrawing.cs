using System.Xml.Linq;

namespace Pathways.Definitions.Tests;

public sealed class EditingADrawing
{
    private const string Plain = """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
            xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:other="urn:other" id="d" targetNamespace="urn:x">
          <bpmn:process id="p" isExecutable="true">
            <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
            <bpmn:exclusiveGateway id="choice" name="Risque ?" default="f3"><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing><bpmn:outgoing>f3</bpmn:outgoing></bpmn:exclusiveGateway>
            <bpmn:userTask id="call" name="Appeler" other:mine="kept"><bpmn:extensionElements><other:thing/></bpmn:extensionElements><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing></bpmn:userTask>
            <bpmn:exclusiveGateway id="join"><bpmn:incoming>f3</bpmn:incoming><bpmn:incoming>f4</bpmn:incoming><bpmn:outgoing>f5</bpmn:outgoing></bpmn:exclusiveGateway>
            <bpmn:endEvent id="end"><bpmn:incoming>f5</bpmn:incoming></bpmn:endEvent>
            <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="choice"/>
            <bpmn:sequenceFlow id="f2" sourceRef="choice" targetRef="call"><bpmn:conditionExpression>age &gt;= 75</bpmn:conditionExpression></bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="f3" sourceRef="choice" targetRef="join"/>
            <bpmn:sequenceFlow id="f4" sourceRef="call" targetRef="join"/>
            <bpmn:sequenceFlow id="f5" sourceRef="join" targetRef="end"/>
          </bpmn:process>
          <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="p">
            <bpmndi:BPMNShape id="s1" bpmnElement="start"><dc:Bounds x="100" y="100" width="36" height="36"/></bpmndi:BPMNShape>
            <bpmndi:BPMNShape id="s2" bpmnElement="choice"><dc:Bounds x="200" y="93" width="50" height="50"/></bpmndi:BPMNShape>
            <bpmndi:BPMNShape id="s3" bpmnElement="call"><dc:Bounds x="300" y="78" width="100" height="80"/></bpmndi:BPMNShape>
            <bpmndi:BPMNShape id="s4" bpmnElement="join"><dc:Bounds x="450" y="93" width="50" height="50"/></bpmndi:BPMNShape>
            <bpmndi:BPMNShape id="s5" bpmnElement="end"><dc:Bounds x="550" y="100" width="36" height="36"/></bpmndi:BPMNShape>
            <bpmndi:BPMNEdge id="e1" bpmnElement="f1"><di:waypoint x="136" y="118"/><di:waypoint x="200" y="118"/></bpmndi:BPMNEdge>
            <bpmndi:BPMNEdge id="e2" bpmnElement="f2"><di:waypoint x="250" y="118"/><di:waypoint x="300" y="118"/></bpmndi:BPMNEdge>
            <bpmndi:BPMNEdge id="e3" bpmnElement="f3"><di:waypoint x="225" y="143"/><di:waypoint x="225" y="200"/><di:waypoint x="475" y="200"/><di:waypoint x="475" y="143"/></bpmndi:BPMNEdge>
            <bpmndi:BPMNEdge id="e4" bpmnElement="f4"><di:waypoint x="400" y="118"/><di:waypoint x="450" y="118"/></bpmndi:BPMNEdge>
            <bpmndi:BPMNEdge id="e5" bpmnElement="f5"><di:waypoint x="500" y="118"/><di:waypoint x="550" y="118"/></bpmndi:BPMNEdge>
          </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
        </bpmn:definitions>
        """;

    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(SamplesFolder(), "*.bpmn", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))];

    [Fact]
    public void Signs_that_no_file_can_hold_are_left_out()
    {
        string text = Edited(Plain, new DrawingEdit.Insert(new ElementId("f1"), InsertedKind.Step, "Appel\u000B \uD800\uFFFE\uD83D\uDE00"));
        text = Edited(text, new DrawingEdit.Condition(new ElementId("f2"), "\u0001 75 ans", "age\u000B >= 75", false));

        Assert.Contains("name=\"Appel \uD83D\uDE00\"", text, StringComparison.Ordinal);
        Assert.Contains("name=\"75 ans\"", text, StringComparison.Ordinal);
        Assert.Contains("age &gt;= 75", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Saying_again_what_steps_of_a_sample_say_changes_nothing(string file)
    {
        string text = File.ReadAllText(file);
        BpmnModel model = Read(text);
        foreach (FlowNode node in model.Processes.SelectMany(process => process.Content.AllNodes).Where((_, at) => at % 3 == 0))
        {
            DrawingEdit.Describe edit = new(node.Id, StepDescription.Of(node));

            Assert.Equal(model.Drawing.CanonicalText, Read(Edited(text, edit)).Drawing.CanonicalText);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_step_put_on_a_way_of_a_sample_and_taken_away_again_leaves_the_same_pathway(string file)
    {
        string text = File.ReadAllText(file);
        ProcessModel before = Drawing(text);
        foreach (SequenceFlow way in before.Content.Flows.Take(3))
        {
            DrawingEditResult.Edited with = Done(text, new DrawingEdit.Insert(way.Id, InsertedKind.Wait, "Attendre"));
            Assert.Contains(Drawing(with.Text).Content.Nodes, node => node.Id == with.Element && node.Name == "Attendre");

            string without = Edited(with.Text, new DrawingEdit.Remove(with.Element));

            Assert.Equal(
                before.Content.Flows.Select(flow => $"{flow.From} {flow.To} {flow.Condition?.Text}").Order(StringComparer.Ordinal),
                Drawing(without).Content.Flows.Select(flow => $"{flow.From} {flow.To} {flow.Condition?.Text}").Order(StringComparer.Ordinal));
            Assert.Equal(OutlineBuilder.Build(before).ToString(), OutlineBuilder.Build(Drawing(without)).ToString());
        }
    }

    [Theory]
    [InlineData(InsertedKind.Step)]
    [InlineData(InsertedKind.Decision)]
    [InlineData(InsertedKind.Wait)]
    [InlineData(InsertedKind.Choice)]
    public void What_is_put_on_a_way_is_drawn_between_and_makes_room(InsertedKind kind)
    {
        DrawingEditResult.Edited edited = Done(Plain, new DrawingEdit.Insert(new ElementId("f4"), kind, "Nouveau"));

        var root = XDocument.Parse(edited.Text);
        (double x, double width) = Box(root, edited.Element.ToString());
        Assert.True(Box(root, "call").X + 100 < x && x + width < Box(root, "join").X, "The new element lies between its neighbours.");
        Assert.Equal(
            ["start", "choice", "call", edited.Element.ToString(), "join", "end"],
            WayThrough(edited.Text));
    }

    [Fact]
    public void What_others_have_written_stays_when_a_step_is_said_anew()
    {
        StepDescription said = new()
        {
            Name = "Appeler sous 48 h",
            Roles = ["nurse", "coordinator"],
            IsForCareTeam = true,
            IsOptional = true,
            Priority = "80",
            Due = "PT48H",
            Days = "working",
            Reminders = [new ReminderDescription("P1D", IsBeforeDue: true, "task-reminder", null)],
            Escalations = [new EscalationDescription("P3D", "coordination_manager", null)],
            Form = "call",
            Sources = [new GuidelineMark("HAS 2015", "item 8", "V")],
        };

        string text = Edited(Plain, new DrawingEdit.Describe(new ElementId("call"), said));

        FlowNode call = Drawing(text).Content.Nodes.Single(node => node.Id == new ElementId("call"));
        StepDescription read = StepDescription.Of(call);
        Assert.Equal(said.ToString(), read.ToString());
        Assert.Equal(said.Roles, read.Roles);
        Assert.Equal(said.Reminders, read.Reminders);
        Assert.Equal(said.Escalations, read.Escalations);
        Assert.Contains("kept", text, StringComparison.Ordinal);
        Assert.Contains("urn:other}thing", Read(text).Drawing.CanonicalText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_that_is_not_said_any_more_goes()
    {
        string said = Edited(Plain, new DrawingEdit.Describe(new ElementId("call"), new StepDescription { IsForCareTeam = true, IsOptional = true, Priority = "80" }));

        string text = Edited(said, new DrawingEdit.Describe(new ElementId("call"), new StepDescription { Name = "Appeler" }));

        Assert.Equal(Read(Plain).Drawing.CanonicalText, Read(text).Drawing.CanonicalText);
    }

    [Fact]
    public void A_beginning_asks_for_a_form_and_a_message_says_what_goes_to_whom()
    {
        string plain = Plain.Replace("bpmn:userTask", "bpmn:sendTask", StringComparison.Ordinal);

        string text = Edited(
            Edited(plain, new DrawingEdit.Describe(new ElementId("start"), new StepDescription { Form = "request" })),
            new DrawingEdit.Describe(new ElementId("call"), new StepDescription { Template = "letter", To = "gp" }));

        Assert.Equal("request", Drawing(text).Content.Nodes.OfType<FlowNode.StartEvent>().Single().Marks.StartForm);
        MessageMark? message = Drawing(text).Content.Nodes.Single(node => node.Id == new ElementId("call")).Marks.Message;
        Assert.Equal(("letter", "gp"), (message?.Template, message?.To));
    }

    [Fact]
    public void A_branch_comes_back_to_where_the_others_meet()
    {
        DrawingEditResult.Edited edited = Done(Plain, new DrawingEdit.AddBranch(new ElementId("choice"), "jeune", "age < 18", "Appeler les parents"));

        ProcessModel process = Drawing(edited.Text);
        SequenceFlow way = Assert.Single(process.Content.Flows, flow => flow.To == edited.Element);
        Assert.Equal(("jeune", "age < 18"), (way.Name, way.Condition?.Text));
        Assert.Equal(new ElementId("join"), Assert.Single(process.Content.Flows, flow => flow.From == edited.Element).To);
        Assert.DoesNotContain(ProcessCompiler.Compile(Read(edited.Text), DefinitionCatalog.Unknown).Findings, finding => finding.IsError);
    }

    [Fact]
    public void A_way_is_made_the_one_that_is_taken_otherwise()
    {
        string text = Edited(Plain, new DrawingEdit.Condition(new ElementId("f2"), "âgé", When: null, IsDefault: true));

        FlowNode.Gateway choice = Drawing(text).Content.Nodes.OfType<FlowNode.Gateway>().First();
        SequenceFlow way = Drawing(text).Content.Flows.Single(flow => flow.Id == new ElementId("f2"));
        Assert.Equal(new ElementId("f2"), choice.DefaultFlow);
        Assert.Equal(("âgé", null), (way.Name, way.Condition?.Text));
    }

    [Theory]
    [InlineData("start", EditRefusal.IsStart)]
    [InlineData("choice", EditRefusal.HasSeveralWays)]
    [InlineData("nobody", EditRefusal.NoSuchElement)]
    public void What_cannot_be_taken_away_says_why(string element, EditRefusal why) =>
        Assert.Equal(
            why,
            Assert.IsType<DrawingEditResult.Refused>(DrawingEditor.Apply(Plain, "x.bpmn", new DrawingEdit.Remove(new ElementId(element)))).Why);

    private static string SamplesFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pathways.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? ".", "samples");
    }

    private static IEnumerable<string> WayThrough(string text)
    {
        ProcessModel process = Drawing(text);
        ElementId at = new("start");
        while (true)
        {
            yield return at.ToString();
            SequenceFlow? way = process.Content.Flows.FirstOrDefault(flow => flow.From == at);
            if (way is null)
            {
                yield break;
            }

            at = way.To;
        }
    }

    private static (double X, double Width) Box(XDocument root, string element)
    {
        XElement bounds = root.Descendants().First(shape => shape.Attribute("bpmnElement")?.Value == element).Elements().First();
        return ((double)bounds.Attribute("x")!, (double)bounds.Attribute("width")!); // Bounds have both.
    }

    private static BpmnModel Read(string text) => BpmnReader.Read(text, "x.bpmn").Model ?? throw new InvalidOperationException("Unreadable.");

    private static ProcessModel Drawing(string text) => Read(text).MainProcess ?? Read(text).Processes[0];

    private static DrawingEditResult.Edited Done(string text, DrawingEdit edit) =>
        Assert.IsType<DrawingEditResult.Edited>(DrawingEditor.Apply(text, "x.bpmn", edit));

    private static string Edited(string text, DrawingEdit edit) => Done(text, edit).Text;
}
