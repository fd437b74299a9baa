using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>What people may start, end or leave undone in a case as they see fit.</summary>
public static class OfferedWork
{
    /// <summary>The ad-hoc sub-processes that are open, in the order in which they were opened.</summary>
    /// <param name="process">The process that the case follows.</param>
    /// <param name="state">The case.</param>
    public static ImmutableArray<OpenAdHoc> Of(ExecutableProcess process, InstanceState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        StepRun look = Looking(process, state);
        return
        [
            .. from token in state.IsOver ? [] : state.Tokens.Values
               let box = AdHocSubProcessRule.OpenBox(look, token)
               where box is not null
               let isBusy = box.IsSequential && state.Tokens.Values.Any(inner => inner.Scope == token.Number)
               select new OpenAdHoc(
                   token.Number, box.Title, box.CompletionCondition is null,
                   [
                       .. box.Content.Activities.Select(activity => look.NodeIn(token.Number, activity))
                           .Select(node => new StartableActivity(
                               node.Id, node.Title, node is ExecutableNode.UserTask task ? task.Roles : [], !isBusy)),
                   ]),
        ];
    }

    /// <summary>Whether an open piece of work may be left undone: it is optional, or was started in an ad-hoc sub-process.</summary>
    /// <param name="process">The process that the case follows.</param>
    /// <param name="state">The case.</param>
    /// <param name="token">The token at work.</param>
    public static bool MayBeLeft(ExecutableProcess process, InstanceState state, long token)
    {
        ArgumentNullException.ThrowIfNull(state);
        StepRun look = Looking(process, state);
        return state.Tokens.TryGetValue(token, out Token? work)
            && (look.Node(work).IsOptional
                || (work.Scope != 0 && AdHocSubProcessRule.OpenBox(look, state.Tokens[work.Scope]) is not null));
    }

    // Only looks; no time passes.
    private static StepRun Looking(ExecutableProcess process, InstanceState state) =>
        new(process, state, new StepEnvironment { Now = default });
}

/// <summary>An ad-hoc sub-process that is open.</summary>
/// <param name="Token">Its token.</param>
/// <param name="Title">Its title.</param>
/// <param name="EndsWhenPeopleSay">Whether it has no completion condition, so that people have to say when it is over.</param>
/// <param name="Activities">What may be started inside, any number of times.</param>
public sealed record OpenAdHoc(
    long Token, string Title, bool EndsWhenPeopleSay, ImmutableArray<StartableActivity> Activities);

/// <summary>An activity that people may start.</summary>
/// <param name="Element">The activity.</param>
/// <param name="Title">Its title.</param>
/// <param name="Roles">Whose work it is; empty when the author named nobody.</param>
/// <param name="IsPossibleNow">False while one activity is done after the other and one is open.</param>
public sealed record StartableActivity(ElementId Element, string Title, ImmutableArray<string> Roles, bool IsPossibleNow);
