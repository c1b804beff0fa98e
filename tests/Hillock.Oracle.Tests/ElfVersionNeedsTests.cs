using Hillock.Peer;

namespace Hillock.Oracle.Tests;

public sealed class ElfVersionNeedsTests
{
    [Fact]
    public void Only_the_named_need_becomes_weak()
    {
        var image = TinyElf.Build();
        var expected = TinyElf.Build();
        expected[TinyElf.FlagsOfSecond] = 2;

        Assert.Equal(1, ElfVersionNeeds.Weaken(image, "B_2"));

        Assert.Equal(expected, image);
    }

    [Theory]
    [InlineData("A_1")]
    [InlineData("C_3")]
    public void Needs_of_every_library_are_found(string version) => Assert.Equal(1, ElfVersionNeeds.Weaken(TinyElf.Build(), version));

    [Theory]
    [InlineData("B_")]
    [InlineData("_2")]
    [InlineData("D_4")]
    public void Other_names_change_nothing(string version)
    {
        var image = TinyElf.Build();

        Assert.Equal(0, ElfVersionNeeds.Weaken(image, version));

        Assert.Equal(TinyElf.Build(), image);
    }

    [Fact]
    public void A_second_pass_finds_nothing_to_do()
    {
        var image = TinyElf.Build();
        ElfVersionNeeds.Weaken(image, "B_2");

        Assert.Equal(0, ElfVersionNeeds.Weaken(image, "B_2"));
    }

    [Fact]
    public void What_is_no_ELF_file_is_left_alone() => Assert.Equal(0, ElfVersionNeeds.Weaken(new byte[200], "B_2"));
}
