namespace Hillock.Data.Images;

/// <summary>The files in a folder and all below it. Links are followed, each real folder once, and none to a folder that it lies in: else a loop would give
/// every file many times.</summary>
internal sealed class FolderWalk
{
    private static readonly EnumerationOptions Visible = new() { RecurseSubdirectories = false, IgnoreInaccessible = false };

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _files = [];
    private readonly List<string> _loops = [];

    private FolderWalk()
    {
    }

    /// <summary>The files, hidden ones left out.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>Links that lead to where the walk has been already.</summary>
    public IReadOnlyList<string> Loops => _loops;

    /// <summary>Walks a folder.</summary>
    public static FolderWalk Of(string folder)
    {
        var walk = new FolderWalk();
        if (LeadsUp(folder)) walk._loops.Add(folder);
        else walk.Enter(folder);
        return walk;
    }

    private void Enter(string folder)
    {
        if (!_seen.Add(Real(folder)))
        {
            _loops.Add(folder);
            return;
        }

        _files.AddRange(Directory.EnumerateFiles(folder, "*", Visible));
        foreach (var inside in Directory.EnumerateDirectories(folder, "*", Visible).OrderBy(IsLink).ThenBy(path => path, StringComparer.Ordinal))
            if (LeadsUp(inside)) _loops.Add(inside);
            else Enter(inside);
    }

    // A link whose target is above it holds itself.
    private static bool LeadsUp(string folder)
    {
        if (!IsLink(folder)) return false;
        var (target, place) = (Real(folder), Real(Path.GetDirectoryName(Path.GetFullPath(folder))!));
        return place == target || place.StartsWith(target.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private static bool IsLink(string folder) => new DirectoryInfo(folder).LinkTarget is not null;

    // Every part of the way may be a link.
    private static string Real(string folder)
    {
        var full = Path.GetFullPath(folder);
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            real = Directory.ResolveLinkTarget(real, returnFinalTarget: true)?.FullName ?? real;
        }

        return real.TrimEnd(Path.DirectorySeparatorChar) is { Length: > 0 } trimmed ? trimmed : real;
    }
}
