namespace Pathways.Rules.Tests;

public sealed class WhatADecisionAllocates
{
    [Fact]
    public void Is_at_most_200_bytes_without_a_trace()
    {
        RuleSet rules = Dmn.Compile(Dmn.Table("hitPolicy=\"UNIQUE\"", "< 2 | - | \"infant\"\n[2..18) | \"F\" | \"girl\"\n[2..18) | \"M\" | \"boy\""));
        FeelContext inputs = Dmn.Inputs("{Age: 8, Sex: \"F\"}");
        EvaluationSettings settings = Feel.Settings with { Trace = false };
        rules.Evaluate("Risk", inputs, settings);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            rules.Evaluate("Risk", inputs, settings);
        }

        long each = (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
        Assert.True(each <= 200, $"{each} bytes");
    }
}
