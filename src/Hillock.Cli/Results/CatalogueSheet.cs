using System.Text.Json;
using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Reports.Reference;

namespace Hillock.Cli;

/// <summary>What the build wrote down of every activation, beside the command, so that <c>list</c> need not find the facts of the whole catalogue each time.</summary>
/// <remarks>A sheet counts only for the very code that wrote it: another build of the library has other numbers, and then they are computed.</remarks>
internal sealed class CatalogueSheet
{
    /// <summary>Name of the file beside the command.</summary>
    public const string FileName = "catalogue.json";

    private readonly Dictionary<string, SheetEntry> _entries;

    private CatalogueSheet(Dictionary<string, SheetEntry> entries) => _entries = entries;

    // The contents of an assembly decide its version id.
    private static string Stamp { get; } = string.Join(' ', new[] { typeof(Formula), typeof(Activation), typeof(ReferenceWriter), typeof(CatalogueSheet) }
        .Select(t => t.Assembly.ManifestModule.ModuleVersionId));

    /// <summary>The sheet beside the command; null where there is none of this code.</summary>
    public static CatalogueSheet? Beside { get; } = Read(Path.Combine(AppContext.BaseDirectory, FileName));

    /// <summary>What was written down of an activation as the catalogue has it; null for others.</summary>
    public SheetEntry? Of(Activation activation) =>
        _entries.TryGetValue(activation.Id, out var entry) && Catalogue.TryFind(activation.Id, out var original) && ReferenceEquals(original, activation)
            ? entry
            : null;

    /// <summary>Computes and writes the sheet.</summary>
    public static void Write(string path)
    {
        var entries = Catalogue.All.AsParallel().AsOrdered().Select(a => SheetEntry.Of(new ActivationCard(a)))
            .Select(e => new { e.Id, e.IsMonotonic, e.IsSmooth, e.Card });
        AtomicFile.WriteText(path, JsonOutput.Document(new { Stamp, Entries = entries.ToList() }));
    }

    /// <summary>Reads a sheet; null where it is missing, damaged or of other code.</summary>
    public static CatalogueSheet? Read(string path)
    {
        try
        {
            if (!File.Exists(path)) return null;
            var root = JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
            if (root.GetProperty("stamp").GetString() != Stamp) return null;
            return new CatalogueSheet(root.GetProperty("entries").EnumerateArray().Select(SheetEntry.Read).ToDictionary(e => e.Id));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
