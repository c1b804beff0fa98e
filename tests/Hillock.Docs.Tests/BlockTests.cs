namespace Hillock.Docs.Tests;

/// <summary>What a page shows of a program or a run file is part of a sample, which is run.</summary>
public sealed class BlockTests
{
    public static TheoryData<string, int, string, string> Blocks()
    {
        var rows = new TheoryData<string, int, string, string>();
        foreach (var (language, ending) in new[] { ("csharp", ".cs"), ("yaml", ".yaml") })
            foreach (var page in Repository.Guide)
                foreach (var block in page.Blocks(language)) rows.Add(page.Name, block.Line, language, ending);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_is_part_of_a_sample(string page, int line, string language, string ending)
    {
        var block = Repository.Guide.Single(p => p.Name == page).Blocks(language).Single(b => b.Line == line);
        Assert.NotEmpty(block.Lines);
        Assert.True(
            Array.Exists(Repository.Samples(ending), block.IsPartOf),
            $"{page}:{line}: this block is in none of samples/*{ending}:\n{string.Join('\n', block.Lines)}");
    }
}
