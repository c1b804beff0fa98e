namespace Hillock.Data;

/// <summary>Refuses options that would do nothing for the data at hand.</summary>
internal static class OptionCheck
{
    /// <summary>Checks the options of a generated set.</summary>
    public static void Generated(string name, DataOptions options) =>
        Refuse($"{name} is generated", [.. Table(options), .. TestFile(options)]);

    /// <summary>Checks the options of images.</summary>
    public static void Images(string name, DataOptions options) =>
        Refuse($"{name} holds images", [.. Table(options), .. TestFile(options), .. Generator(options)]);

    /// <summary>Checks the options of a table.</summary>
    public static void Tables(string name, DataOptions options) => Refuse($"{name} is a table", Generator(options));

    private static IEnumerable<string> Table(DataOptions options)
    {
        if (options.Target is { } target) yield return $"a target column ('{target}')";
        if (options.HasHeader is not null) yield return "whether there is a header";
        if (options.Delimiter is not null) yield return "a delimiter";
        if (options.Categorical.Count > 0) yield return "categorical columns";
        if (options.Drop.Count > 0) yield return "columns to drop";
    }

    private static IEnumerable<string> TestFile(DataOptions options)
    {
        if (options.TestPath is { } path) yield return $"a test table ({path})";
    }

    private static IEnumerable<string> Generator(DataOptions options)
    {
        if (options.Rows is not null) yield return "a number of rows to make";
        if (options.Noise is not null) yield return "noise";
        if (options.Arms is not null) yield return "a number of arms";
    }

    private static void Refuse(string what, IEnumerable<string> given)
    {
        var idle = string.Join(", ", given);
        if (idle.Length > 0) throw new HillockException($"{what}, so {idle} cannot be used; leave it out, or give other data.");
    }
}
