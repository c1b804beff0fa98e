using System.Security.Cryptography;
using System.Text;
using Hillock.Experiments.RunFolders;

namespace Hillock.Experiments.Tests.RunFolders;

/// <summary>The name of a file for an activation, to the letter: runs go on from files that earlier versions named.</summary>
public sealed class FileSlugTests
{
    [Theory]
    [InlineData("relu", "relu", false)]
    [InlineData("a.b_c-d", "a.b_c-d", false)]
    [InlineData("ReLU", "relu", true)]
    [InlineData("x+1", "x-1", true)]
    [InlineData("x  +  1", "x-1", true)]
    [InlineData("(x)", "x", true)]
    [InlineData("-x", "x", true)]
    [InlineData(".x.", "x", true)]
    [InlineData("x²", "x", true)]
    [InlineData("leaky_relu(alpha=0.01)", "leaky_relu-alpha-0.01", true)]
    [InlineData("a23456789b123456789c123456789d123456789e", "a23456789b123456789c123456789d123456789e", false)]
    [InlineData("a23456789b123456789c123456789d123456789ef", "a23456789b123456789c123456789d123456789e", true)]
    [InlineData("A23456789b123456789c123456789d123456789e", "a23456789b123456789c123456789d123456789e", true)]
    [InlineData("A23456789b123456789c123456789d123456789ef", "a23456789b123456789c123456789d123456789e", true)]
    public void A_text_is_named_by_its_letters_and_by_its_hash_where_they_are_not_all(string text, string letters, bool tagged) =>
        Assert.Equal(tagged ? $"{letters}-{Hash(text)[..6]}" : letters, FileSlug.Of(text));

    [Fact]
    public void A_key_is_sixteen_digits_of_the_hash() => Assert.Equal(Hash("relu")[..16], FileSlug.Key("relu"));

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant();
}
