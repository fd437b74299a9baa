using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Pathways.DesignerHost.Inbox;

namespace Pathways.DesignerHost.Tests.Inbox;

public sealed class TheFilterInTheAddress
{
    [Theory]
    [InlineData("?tab=mine&text=peuplier", "/inbox?tab=mine&text=peuplier")]
    [InlineData("?tab=late", "/inbox?tab=late")]
    [InlineData("", "/inbox?tab=roles")]
    [InlineData("?text=%20", "/inbox?tab=roles")]
    [InlineData(
        "?tab=organisation&person=l%C3%A9a%20d&step=ob_call&pathway=p&municipality=57463&organisation=0e000000-0000-7000-8000-000000000001&window=soon&escalated=yes&holder=nobody",
        "/inbox?tab=organisation&person=l%C3%A9a%20d&step=ob_call&pathway=p&municipality=57463&organisation=0e000000-0000-7000-8000-000000000001&window=soon&escalated=yes&holder=nobody")]
    public void Is_read_and_written_as_the_same(string query, string address)
    {
        InboxFilter filter = Read(query);

        Assert.Equal(address, filter.Address);
        Assert.Empty(filter.LeftOut);
    }

    [Theory]
    [InlineData("?tab=nonsense", "tab")]
    [InlineData("?window=tomorrow", "window")]
    [InlineData("?window=0", "window")]
    [InlineData("?organisation=12", "organisation")]
    [InlineData("?holder=me%20and%20you", "holder")]
    [InlineData("?escalated=perhaps", "escalated")]
    [InlineData("?person=a%00b", "person")]
    [InlineData("?after=1~2~3", "after")]
    [InlineData("?after=50~1~0e000000000070008000000000000001~a%00", "after")]
    public void Leaves_out_what_it_does_not_understand_and_says_so(string query, string name)
    {
        InboxFilter filter = Read(query);

        Assert.Equal([name], filter.LeftOut);
        Assert.Equal("/inbox?tab=roles", filter.Address);
    }

    [Fact]
    public void Leaves_out_values_that_are_too_long() =>
        Assert.Equal(["step"], Read($"?step={new string('a', 101)}").LeftOut);

    [Fact]
    public void Loses_one_condition_and_starts_at_the_first_page() =>
        Assert.Equal(
            "/inbox?tab=mine&person=lea",
            Read("?tab=mine&person=lea&window=late&after=50~1~0e000000000070008000000000000001~a").Without("window").Address);

    private static InboxFilter Read(string query) => InboxFilter.From(new QueryCollection(QueryHelpers.ParseQuery(query)));
}
