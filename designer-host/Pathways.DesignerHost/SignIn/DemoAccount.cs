using Pathways.Care;

namespace Pathways.DesignerHost.SignIn;

/// <summary>An account of an invented person; exists in the demonstration network only.</summary>
/// <param name="Name">What is typed to sign in, e.g. <c>coordinator</c>.</param>
/// <param name="PersonName">The invented person's name.</param>
/// <param name="Role">The role first shown.</param>
public sealed record DemoAccount(string Name, string PersonName, RoleKey Role)
{
    /// <summary>The password of every demonstration account: public, because there is nothing to protect.</summary>
    public const string Password = "Pathways-demo-1";
}
