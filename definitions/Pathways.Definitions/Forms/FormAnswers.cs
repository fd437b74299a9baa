using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Checks the answers to a form. Hard limits refuse, soft limits ask.</summary>
public static class FormAnswers
{
    /// <summary>Checks all answers.</summary>
    /// <param name="form">The form.</param>
    /// <param name="values">The answers by field key; a missing one counts as empty.</param>
    /// <param name="settings">The instant and zone that <c>today</c> means, and the limits of FEEL.</param>
    /// <returns>Refusals and questions in the order of the form; empty when all is well.</returns>
    public static ImmutableArray<AnswerProblem> Check(FormDefinition form, FeelContext values, EvaluationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(settings);
        DateOnly today = CivilTime.Of(settings.ZoneId).DayOf(settings.Now);
        ImmutableArray<AnswerProblem>.Builder problems = ImmutableArray.CreateBuilder<AnswerProblem>();
        CheckNames(form.Parts, values, problems);
        CheckParts(form.Parts, values, values, "", new FieldCheck(today, problems), settings);
        return problems.ToImmutable();
    }

    /// <summary>Whether a part is hidden by the answers given so far.</summary>
    /// <param name="part">The part.</param>
    /// <param name="values">The answers.</param>
    /// <param name="settings">Limits of FEEL.</param>
    public static bool IsHidden(FormPart part, FeelContext values, EvaluationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part.HiddenWhen?.Evaluate(values, settings).Value.IsTrue ?? false; // Undecided means: better ask.
    }

    private static void CheckParts(
        ImmutableArray<FormPart> parts, FeelContext values, FeelContext visible, string prefix,
        FieldCheck check, EvaluationSettings settings)
    {
        foreach (FormPart part in parts.Where(part => !IsHidden(part, visible, settings)))
        {
            switch (part)
            {
                case FormPart.Question { Field.IsReadOnly: false } question:
                    check.Check(question.Field, prefix + question.Field.Key, values[question.Field.Key]);
                    break;
                case FormPart.Group group:
                    CheckParts(group.Parts, values, visible, prefix, check, settings);
                    break;
                case FormPart.Repeated repeated:
                    CheckEntries(repeated, values, visible, prefix, check, settings);
                    break;
                default:
                    break; // Words, and fields that are only shown.
            }
        }
    }

    private static void CheckEntries(
        FormPart.Repeated repeated, FeelContext values, FeelContext visible, string prefix,
        FieldCheck check, EvaluationSettings settings)
    {
        FeelValue value = values[repeated.Key];
        ImmutableArray<FeelValue> entries = value.Kind == FeelKind.List ? value.AsList() : [];
        check.CheckCount(repeated, prefix + repeated.Key, entries.Length);
        for (var index = 0; index < entries.Length; index++)
        {
            var path = $"{prefix}{repeated.Key}[{index}]";
            if (entries[index].Kind != FeelKind.Context)
            {
                check.RefuseEntry(repeated, path);
                continue;
            }

            FeelContext entry = entries[index].AsContext();
            CheckParts(repeated.Parts, entry, visible.With(entry), path + ".", check, settings);
        }
    }

    /// <summary>Answers that no field asks for are refused: they would become variables of the case unseen.</summary>
    private static void CheckNames(
        ImmutableArray<FormPart> parts, FeelContext values, ImmutableArray<AnswerProblem>.Builder problems)
    {
        var asked = NamesOf(parts).ToHashSet(StringComparer.Ordinal);
        foreach (var name in values.Names.Where(name => !asked.Contains(name)))
        {
            problems.Add(new AnswerProblem(
                name, "PW2098", false, $"The form does not ask for '{name}'.", [name]));
        }
    }

    private static IEnumerable<string> NamesOf(ImmutableArray<FormPart> parts) => parts.SelectMany(part => part switch
    {
        FormPart.Question question => [question.Field.Key],
        FormPart.Repeated repeated => [repeated.Key],
        FormPart.Group group => NamesOf(group.Parts),
        _ => [],
    });
}
