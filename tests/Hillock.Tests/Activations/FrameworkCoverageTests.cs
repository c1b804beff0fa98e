using Hillock.Activations;

namespace Hillock.Tests.Activations;

/// <summary>Everything the frameworks have is there under their names, or is left out for a stated reason.</summary>
public sealed class FrameworkCoverageTests
{
    public static TheoryData<string, string> Listed =>
        [.. FrameworkNames.All.SelectMany(f => f.Listed.Split(' ').Select(name => new TheoryDataRow<string, string>(f.Framework, name)))
            .DistinctBy(r => r.Data)];

    [Theory]
    [MemberData(nameof(Listed))]
    public void A_name_resolves_or_is_left_out(string framework, string name)
    {
        var reason = FrameworkNames.All.Where(f => f.Framework == framework).Select(f => f.LeftOut.GetValueOrDefault(name)).FirstOrDefault(r => r is not null);
        if (reason is not null)
        {
            Assert.Throws<HillockException>(() => Activation.Parse($"{framework}:{name}"));
            return;
        }

        var activation = Activation.Parse($"{framework}:{name}");
        Assert.Equal(activation, Activation.Parse(activation.Text));
        Assert.Contains(Activation.Parse(activation.Id).Presets, p =>
            p.Activation == activation && (p.Framework == framework || (framework, p.Framework) is ("flax", "jax") or ("keras2", "keras")));
    }

    [Fact]
    public void No_preset_is_missing_from_the_lists()
    {
        var listed = FrameworkNames.All.SelectMany(f => f.Listed.Split(' ').Select(name => (f.Framework, Key(name)))).ToHashSet();
        Assert.All(Presets.All, p => Assert.True(listed.Contains((p.Framework, Key(p.Name))), $"{p} is in no list: add it, or is it misspelt?"));
    }

    private static string Key(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
