namespace Hillock.Reports.Reference;

/// <summary>Writes the generated reference into a folder.</summary>
public static class ReferenceWriter
{
    /// <summary>Writes every file, and deletes pages it wrote for activations that are gone.</summary>
    /// <returns>How many files there are.</returns>
    /// <exception cref="HillockException">The folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; the files written so far are whole.</exception>
    public static int Write(string folder, CancellationToken token = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var written = new HashSet<string>();
        foreach (var file in ReferenceFiles.Pages().Concat(ReferenceFiles.Pictures()))
        {
            token.ThrowIfCancellationRequested();
            AtomicFile.WriteText(Path.Combine(folder, file.Path), file.Text);
            written.Add(file.Path);
        }

        try
        {
            Prune(folder, written);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.Unwritable(folder, e);
        }

        return written.Count;
    }

    // Only what carries the mark is ours to delete, and the picture beside it.
    private static void Prune(string folder, HashSet<string> written)
    {
        foreach (var page in Directory.EnumerateFiles(Path.Combine(folder, "activations"), "*.md"))
        {
            var name = $"activations/{Path.GetFileName(page)}";
            if (written.Contains(name) || File.ReadLines(page).FirstOrDefault() != ReferenceFiles.Mark) continue;
            File.Delete(page);
            File.Delete(Path.ChangeExtension(page, ".svg"));
        }
    }
}
