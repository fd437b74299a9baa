namespace Pathways.Definitions;

/// <summary>Where in a file something is written, so that a finding can point at it.</summary>
/// <param name="Line">Line, from 1; 0 when unknown.</param>
/// <param name="Column">Column, from 1; 0 when unknown.</param>
public readonly record struct SourcePlace(int Line, int Column);
