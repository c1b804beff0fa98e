using Hillock.Experiments.RunFiles;

namespace Hillock.Docs.Tests;

/// <summary>Every claim file can be read, is small, and is in the page with what came out, by a command that <see cref="CommandTests"/> runs.</summary>
public sealed class ClaimFileTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "samples", "claims");

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder, "*.yaml").Select(f => Path.GetFileName(f)!).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_claim_is_a_run_file_of_the_page(string file)
    {
        var spec = RunFile.Read(Path.Combine(Folder, file), RunVerb.Compare);
        Assert.NotNull(spec.Design.Claim);
        Assert.NotEmpty(spec.Design.Claimed);
        Assert.InRange(spec.Fit.SeedCount ?? 0, 6, 10);
        var page = Repository.Guide.Single(p => p.Name == "docs/guide/claims.md");
        Assert.Contains(page.Commands, c => c.Command == $"hillock compare --run samples/claims/{file}");
    }
}
