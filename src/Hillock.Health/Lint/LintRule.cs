namespace Hillock.Health.Lint;

/// <summary>One thing that is looked for before training; it computes no step.</summary>
internal abstract class LintRule
{
    /// <summary>What it finds.</summary>
    public abstract IEnumerable<Finding> Check(LintSubject subject);
}
