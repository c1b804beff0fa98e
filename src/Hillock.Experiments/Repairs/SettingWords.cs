using Hillock.Experiments.RunFiles;
using Hillock.Health;

namespace Hillock.Experiments.Repairs;

/// <summary>Settings in the words of run files and of the command line: what the library calls <c>ClipNorm</c> is the option <c>clip-norm</c>.</summary>
public static class SettingWords
{
    /// <summary>The fix of a finding, with the options in the place of the settings that it names.</summary>
    public static string Fix(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Settings.Aggregate(finding.Fix, (text, setting) => text.Replace(setting.ToString(), Words(setting), StringComparison.Ordinal));
    }

    /// <summary>The option that sets a setting.</summary>
    internal static RunOption Option(FixSetting setting) => RunOptions.Find(Name(setting.Name))
        ?? throw new HillockException($"No option of a run sets {setting.Name}; there is no '{Name(setting.Name)}'.");

    private static string Words(FixSetting setting)
    {
        var option = Option(setting);
        return setting.Value is null ? option.Name : $"{option.Name}{(option.Kind == RunOptionKind.Switch ? ":" : "")} {setting.Value}";
    }

    private static string Name(string setting) =>
        string.Concat(setting.Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
