using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Training;

namespace Hillock.Cli;

/// <summary>The settings that messages of the library advise, as options.</summary>
internal static class SettingOptions
{
    /// <summary>The option of each setting.</summary>
    public static IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>
    {
        [nameof(FitOptions.BatchSize)] = "--batch-size",
        [nameof(DataOptions.Categorical)] = "--categorical",
        [nameof(DataOptions.DecimalMark)] = "--decimal",
        [nameof(DataOptions.Directory)] = "--data-dir",
        [nameof(DataOptions.Drop)] = "--drop",
        [nameof(DataOptions.Encoding)] = "--encoding",
        [nameof(DataOptions.HasHeader)] = "--header",
        [nameof(DataOptions.IgnoreCase)] = "--ignore-case",
        [$"{nameof(DataOptions.Images)}.{nameof(ImageOptions.Size)}"] = "--image-size",
        [$"{nameof(DataOptions.Images)}.{nameof(ImageOptions.SkipBad)}"] = "--skip-bad-images",
        [nameof(DataOptions.Seed)] = "--data-seed",
        [nameof(DataOptions.Target)] = "--target",
        [nameof(DataOptions.Task)] = "--task",
        [nameof(DataOptions.TestShare)] = "--test-share",
        [nameof(DataOptions.TextLength)] = "--length",
        [nameof(DataOptions.ThousandsMark)] = "--thousands",
        [nameof(DataOptions.Units)] = "--units",
        [nameof(DataOptions.ValidationShare)] = "--validation-share",
    };

    /// <summary>Settings as words of a command line.</summary>
    public static string Write(IReadOnlyList<SettingHint> settings) =>
        string.Join(' ', settings.Select(s => Word(s) is { } value ? $"{Options[s.Name]} {value}" : Options[s.Name]));

    private static string? Word(SettingHint setting) => setting.Value switch
    {
        null => null,
        bool on when setting.Name == nameof(DataOptions.HasHeader) => on ? "true" : "false",
        bool => null,
        ' ' => "space",
        '\'' => "apostrophe",
        TaskKind task => TaskNames.Of(task),
        ImageSize size when size.Height == size.Width => size.Height.ToString(System.Globalization.CultureInfo.InvariantCulture),
        string name when setting.Name == nameof(DataOptions.Target) => $"\"{name}\"",
        var value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}
