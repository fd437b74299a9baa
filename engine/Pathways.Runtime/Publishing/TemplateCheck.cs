using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>Checks a message template before it is published. The shell does not know the language of templates.</summary>
/// <param name="key">The template's key.</param>
/// <param name="text">Its text.</param>
/// <param name="source">Name of its file, for findings.</param>
/// <returns>What the author should know; errors stop the publication.</returns>
public delegate ImmutableArray<Finding> TemplateCheck(string key, string text, string source);
