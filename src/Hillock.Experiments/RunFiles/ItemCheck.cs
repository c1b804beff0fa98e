namespace Hillock.Experiments.RunFiles;

/// <summary>Checks one item of an option by itself, as early as it is read.</summary>
internal static class ItemCheck
{
    public static void Check(RunOption option, string text) => option.Apply(new RunSpec(), text);
}
