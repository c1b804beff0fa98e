using Hillock.Data;

namespace Hillock.Experiments.RunFiles;

public static partial class RunOptions
{
    private const int LongestWindow = 1_000_000;

    private static string[] ResizeModes => [.. Enum.GetNames<ResizeMode>().Select(n => n.ToLowerInvariant())];

    private static IEnumerable<PartOption<PlaceSpec>> Downloads() =>
    [
        new()
        {
            Name = "offline", Kind = RunOptionKind.Switch, Placeholder = "true|false",
            Help = "Whether known data sets that are not here are an error, not a download.", Default = "the variable HILLOCK_OFFLINE, else false",
            Setter = (s, t) => s with { Offline = ValueText.Switch("offline", t[0]) },
            Getter = s => One(s.Offline),
        },
    ];

    private static IEnumerable<PartOption<DataSpec>> Pictures() =>
    [
        new()
        {
            Name = "image-size", Kind = RunOptionKind.Text, Placeholder = "SIDE|HxW",
            Example = "48x64",
            Help = "Size that the pictures of a folder are brought to.",
            Default = "their own where all have the same of at most 128x128, else 64x64",
            Setter = (s, t) => s with { ImageSize = ImageSize.Parse(t[0]) },
            Getter = s => One(s.ImageSize?.ToString()),
        },
        new()
        {
            Name = "resize", Kind = RunOptionKind.Text, Placeholder = "MODE", Choices = ResizeModes,
            Help = "Pictures of another shape: stretch them, or crop them at both sides.", Default = "stretch",
            Setter = (s, t) => s with { Resize = Enum.Parse<ResizeMode>(ValueText.Choice("resize", t[0], ResizeModes), ignoreCase: true) },
            Getter = s => One(s.Resize?.ToString().ToLowerInvariant()),
        },
        new()
        {
            Name = "channels", Kind = RunOptionKind.Integer, Placeholder = "1|3", Choices = ["1", "3"],
            Help = "Pictures of a folder in grey (1) or in colour (3).", Default = "grey where all are",
            Setter = (s, t) => s with { Channels = new ImageOptions { Channels = ValueText.Integer("channels", t[0], 1, 3) }.Channels },
            Getter = s => One(s.Channels),
        },
        new()
        {
            Name = "skip-bad-images", Kind = RunOptionKind.Switch, Placeholder = "true|false",
            Help = "Whether pictures that cannot be read are left out with a warning.", Default = "false: they are an error",
            Setter = (s, t) => s with { SkipBadImages = ValueText.Switch("skip-bad-images", t[0]) },
            Getter = s => One(s.SkipBadImages),
        },
        new()
        {
            Name = "augment", Aliases = ["augmentation"], Kind = RunOptionKind.Text, Placeholder = "CHANGES",
            Example = "flip,shift(2)",
            Help = "Random changes of training images: flip, shift(2), rotate(10), zoom(0.1), brightness(0.1), contrast(0.2), parted by commas.",
            Default = "none",
            Setter = (s, t) => s with { Augment = Augmentation.Parse(ValueText.Words("augment", t[0])).ToString() },
            Getter = s => One(s.Augment),
        },
    ];

    private static IEnumerable<PartOption<DataSpec>> Sequences() =>
    [
        new()
        {
            Name = "length", Kind = RunOptionKind.Integer, Placeholder = "N",
            Help = "Characters a text holds; longer ones are cut.", Default = "the longest of training, at most 1000",
            Setter = (s, t) => s with { Length = ValueText.Integer("length", t[0], 1, LongestWindow) },
            Getter = s => One(s.Length),
        },
        new()
        {
            Name = "window", Kind = RunOptionKind.Integer, Placeholder = "N",
            Help = "Take a CSV for a series in time: the last N values of the target predict a later one.",
            Setter = (s, t) => s with { Window = ValueText.Integer("window", t[0], 1, LongestWindow) },
            Getter = s => One(s.Window),
        },
        .. Windows(),
    ];

    private static IEnumerable<PartOption<DataSpec>> Windows() =>
    [
        new()
        {
            Name = "horizon", Kind = RunOptionKind.Integer, Placeholder = "N",
            Help = "Steps from the end of a window to the value that is predicted.", Default = "1",
            Setter = (s, t) => s with { Horizon = ValueText.Integer("horizon", t[0], 1, LongestWindow) },
            Getter = s => One(s.Horizon),
        },
        new()
        {
            Name = "period", Kind = RunOptionKind.Integer, Placeholder = "N",
            Help = "Steps after which a series resembles itself; errors are held against 'as one period before'.",
                Default = "none: against 'as the last value'",
            Setter = (s, t) => s with { Period = ValueText.Integer("period", t[0], 1, LongestWindow) },
            Getter = s => One(s.Period),
        },
        new()
        {
            Name = "window-stride", Kind = RunOptionKind.Integer, Placeholder = "N",
            Help = "Steps from the start of a window to that of the next.", Default = "1",
            Setter = (s, t) => s with { WindowStride = ValueText.Integer("window-stride", t[0], 1, LongestWindow) },
            Getter = s => One(s.WindowStride),
        },
        new()
        {
            Name = "window-inputs", Kind = RunOptionKind.List, Placeholder = "COLUMN,COLUMN",
            Help = "Columns that windows hold besides the target.", Default = "none",
            Setter = (s, t) => s with { WindowInputs = Texts("window-inputs", t) },
            Getter = s => s.WindowInputs,
        },
        new()
        {
            Name = "logarithm", Kind = RunOptionKind.Switch, Placeholder = "true|false",
            Help = "Whether a series' logarithm is learned; every value must be above 0.", Default = "false",
            Setter = (s, t) => s with { Logarithm = ValueText.Switch("logarithm", t[0]) },
            Getter = s => One(s.Logarithm),
        },
        new()
        {
            Name = "difference", Aliases = ["differences"], Kind = RunOptionKind.List, Placeholder = "LAG,LAG",
            Help = "Differences of a series that are learned: 1 for changes, the period for changes against the season before.", Default = "none",
            Setter = (s, t) => s with { Differences = [.. t.Select(lag => ValueText.Integer("difference", lag, 1, LongestWindow))] },
            Getter = s => [.. s.Differences.Select(lag => ValueText.Print(lag))],
        },
    ];
}
