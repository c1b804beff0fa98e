namespace Hillock.Data;

/// <summary>Refuses options that would do nothing for the data at hand.</summary>
internal static class OptionCheck
{
    /// <summary>Refuses what is given beyond the groups that the data can take.</summary>
    /// <param name="what">What the data is, such as <c>digits is generated</c>.</param>
    /// <param name="options">What was given.</param>
    /// <param name="taken">What the data can take.</param>
    public static void Require(string what, DataOptions options, OptionGroups taken)
    {
        var idle = string.Join(", ", Given(options).Where(given => (given.Group & taken) == 0).Select(given => given.Text));
        if (idle.Length > 0) throw new HillockException($"{what}, so {idle} cannot be used; leave it out, or give other data.");
    }

    private static IEnumerable<(OptionGroups Group, string Text)> Given(DataOptions options)
    {
        if (options.Target is { } target) yield return (OptionGroups.Cells, $"a target column ('{target}')");
        if (options.HasHeader is not null) yield return (OptionGroups.Cells, "whether there is a header");
        if (options.Delimiter is not null) yield return (OptionGroups.Cells, "a delimiter");
        if (options.Encoding is { } encoding) yield return (OptionGroups.Cells | OptionGroups.Text, $"an encoding ({encoding})");
        if (options.DecimalMark is not null) yield return (OptionGroups.Cells, "a decimal mark");
        if (options.ThousandsMark is not null) yield return (OptionGroups.Cells, "a mark between thousands");
        if (options.Units) yield return (OptionGroups.Cells, "numbers with units");
        if (options.IgnoreCase) yield return (OptionGroups.Columns, "spellings that differ in case");
        if (options.Categorical.Count > 0) yield return (OptionGroups.Columns, "categorical columns");
        if (options.Drop.Count > 0) yield return (OptionGroups.Columns, "columns to drop");
        if (options.Group is { } group) yield return (OptionGroups.Columns, $"a column of groups ('{group}')");
        if (options.TestPath is { } path) yield return (OptionGroups.TestFile, $"a test table ({path})");
        if (options.Rows is not null) yield return (OptionGroups.Generator, "a number of rows to make");
        if (options.Noise is not null) yield return (OptionGroups.Generator, "noise");
        if (options.Arms is not null) yield return (OptionGroups.Generator, "a number of arms");
        if (options.Augmentation is { IsNone: false } how) yield return (OptionGroups.Augmentation, $"the augmentation {how}");
        if (options.Images != new ImageOptions()) yield return (OptionGroups.Pictures, "how pictures are decoded (size, resizing, channels, bad images)");
        if (options.TextLength is { } length) yield return (OptionGroups.Text, $"a length of texts ({length})");
        if (options.Series is { } series) yield return (OptionGroups.Series, $"a window in time ({series.Window})");
    }
}
