namespace Pathways.Definitions.Tests;

public sealed class ReadingBpmn
{
    [Fact]
    public void Keeps_elements_flows_lanes_and_marks_as_drawn()
    {
        BpmnModel model = BpmnReader.Read(Drawn.Process("""
            <laneSet id="lanes"><lane id="l1" name="Médecin"><extensionElements><care:role name="network_doctor"/></extensionElements>
              <flowNodeRef>consent</flowNodeRef></lane></laneSet>
            <startEvent id="start"/>
            <sequenceFlow id="f" sourceRef="start" targetRef="consent"><conditionExpression>age &gt; 2</conditionExpression></sequenceFlow>
            <userTask id="consent" name="Annoncer,
              informer"><documentation>Pas à pas.</documentation>
              <extensionElements><care:form key="ob_consent"/><care:guideline source="HAS 2022" passage="§ 3" mark="V"/></extensionElements></userTask>
            """), "suivi.bpmn").Model!; // The text is well-formed.

        ProcessModel process = Assert.Single(model.Processes);
        FlowNode.Activity consent = Assert.Single(process.Content.Nodes.OfType<FlowNode.Activity>());
        Assert.Equal(("Annoncer, informer", "Pas à pas.", "ob_consent"), (consent.Title, consent.Documentation, consent.Marks.Form));
        Assert.Equal("HAS 2022", consent.Marks.Guidelines[0].Source);
        Assert.Equal("age > 2", Assert.Single(process.Content.Flows).Condition?.Text);
        Assert.Equal("network_doctor", Assert.Single(process.Lanes).Role);
        Assert.Equal("p", process.Key);
    }

    [Fact]
    public void Says_where_xml_is_broken()
    {
        BpmnReading reading = BpmnReader.Read(Drawn.Head + "\n<process id='p'>\n  <userTask></process></definitions>", "broken.bpmn");

        Finding finding = Assert.Single(reading.Findings);
        Assert.Null(reading.Model);
        Assert.Equal(("PW2001", 3), (finding.Code, finding.Place.Line));
        Assert.StartsWith("broken.bpmn(3,", finding.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "PW2001")]
    [InlineData("not xml", "PW2001")]
    [InlineData("<html/>", "PW2002")]
    [InlineData("<definitions/>", "PW2002")]
    [InlineData("<!DOCTYPE d [<!ENTITY a 'aaaa'>]><d>&a;</d>", "PW2001")]
    [InlineData("<!DOCTYPE d SYSTEM 'file:///etc/passwd'><d/>", "PW2001")]
    public void Refuses_what_is_no_drawing_or_not_safe(string text, string code)
    {
        Assert.Equal(code, Assert.Single(BpmnReader.Read(text, "x.bpmn").Findings).Code);
    }

    [Fact]
    public void Refuses_nesting_without_end()
    {
        var deep = string.Concat(Enumerable.Repeat("<subProcess>", 300)) + string.Concat(Enumerable.Repeat("</subProcess>", 300));

        Assert.Equal("PW2003", Assert.Single(BpmnReader.Read(Drawn.Process(deep), "deep.bpmn").Findings).Code);
    }

    [Fact]
    public void Names_missing_and_repeated_ids()
    {
        Drawn.Only("PW2004", Drawn.Process("<userTask name='x'/>"));
        Finding twice = Drawn.Only("PW2005", Drawn.Process("<startEvent id='a'/>\n<endEvent id='a'/>"));

        Assert.Equal(["a", "3"], twice.Arguments);
        Assert.Equal(4, twice.Place.Line);
    }

    [Fact]
    public void Writes_everything_back_that_it_does_not_name()
    {
        var xml = Drawn.Process("""
            <userTask id="t" vendor:colour="red" xmlns:vendor="urn:v"><extensionElements><vendor:x>1 &amp; 2</vendor:x></extensionElements></userTask>
            <textAnnotation id="n"><text> kept </text></textAnnotation>
            """);
        BpmnModel model = BpmnReader.Read(xml, "a.bpmn").Model!; // The text is well-formed.

        BpmnModel again = BpmnReader.Read(model.Drawing.ToXml(), "a.bpmn").Model!; // As is what the model writes.

        Assert.Equal(model.Drawing.CanonicalText, again.Drawing.CanonicalText);
        Assert.Contains("colour", again.Drawing.CanonicalText, StringComparison.Ordinal);
        Assert.Contains(" kept ", again.Drawing.CanonicalText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_ignores_spelling_and_sees_meaning()
    {
        var one = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='p' name='n'><startEvent id='s'/></process></definitions>";
        var spelled = "<b:definitions xmlns:b='http://www.omg.org/spec/BPMN/20100524/MODEL'>\n <!-- x -->\n <b:process name='n' id='p'>\n  <b:startEvent id='s'></b:startEvent>\n </b:process>\n</b:definitions>";
        var changed = one.Replace("name='n'", "name='m'", StringComparison.Ordinal);

        Assert.Equal(HashOf(one), HashOf(spelled));
        Assert.NotEqual(HashOf(one), HashOf(changed));
        Assert.Matches("^[0-9a-f]{64}$", HashOf(one));
    }

    [Fact]
    public void Reads_bytes_in_the_encoding_that_they_declare()
    {
        var text = "<?xml version='1.0' encoding='ISO-8859-1'?>" + Drawn.Process("<userTask id='t' name='Coordonnée'/>");

        BpmnReading reading = BpmnReader.Read(System.Text.Encoding.Latin1.GetBytes(text), "latin.bpmn");

        Assert.Equal("Coordonnée", reading.Model?.Processes[0].Content.Nodes[0].Name);
    }

    [Theory]
    [InlineData("windows-1252", 1252)]
    [InlineData("iso-8859-15", 28605)]
    [InlineData("utf-16", 1200)]
    [InlineData("utf-8", 65001)]
    public void Old_modellers_write_code_pages(string declared, int codePage)
    {
        var text = $"<?xml version='1.0' encoding='{declared}'?>" + Drawn.Process("<userTask id='t' name='Coût : 3 €'/>");
        System.Text.Encoding encoding =
            System.Text.CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? System.Text.Encoding.GetEncoding(codePage);

        BpmnReading reading = BpmnReader.Read(encoding.GetBytes(text), "old.bpmn");

        Assert.Equal("Coût : 3 €", reading.Model?.Processes[0].Content.Nodes[0].Name);
    }

    [Theory]
    [InlineData("windows-9999")]
    [InlineData("utf-8")]
    public void Bytes_of_another_encoding_than_declared_lose_no_letter_unseen(string declared)
    {
        var text = $"<?xml version='1.0' encoding='{declared}'?>" + Drawn.Process("<userTask id='t' name='Coordonnée'/>");

        BpmnReading reading = BpmnReader.Read(System.Text.Encoding.Latin1.GetBytes(text), "wrong.bpmn");

        Assert.Null(reading.Model);
        Finding finding = Assert.Single(reading.Findings);
        Assert.Equal("PW2001", finding.Code);
        Assert.Contains(declared, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_one_process_is_the_main_one()
    {
        var two = $"{Drawn.Head}<process id='a'/><process id='b' isExecutable='true'/></definitions>";
        var unclear = $"{Drawn.Head}<process id='a'/><process id='b'/></definitions>";

        Assert.Equal("b", BpmnReader.Read(two, "x").Model?.MainProcess?.Id.ToString());
        Drawn.Only("PW2014", unclear);
        var calling = $"{Drawn.Head}<process id='a'><callActivity id='c' calledElement='b'/></process><process id='b'/></definitions>";
        Assert.Equal("a", BpmnReader.Read(calling, "x").Model?.MainProcess?.Id.ToString());
        Drawn.Only("PW2013", $"{Drawn.Head}</definitions>");
    }

    private static string? HashOf(string xml) => BpmnReader.Read(xml, "x").Model?.Drawing.ContentHash;
}
