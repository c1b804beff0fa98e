using System.Text;
using Hillock.Data;

namespace Hillock.Tests.Data;

/// <summary>No byte of a file becomes another character in silence.</summary>
public sealed class EncodingTests : IDisposable
{
    private static readonly DataOptions Raw = new() { Standardize = false, ValidationShare = 0, TestShare = 0 };
    private readonly TemporaryFolder _folder = new();

    private static string Trees =>
        "länge;breite;art\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{i};{i * 7 % 5};{(i % 3 == 0 ? "Bär" : i % 3 == 1 ? "Bör" : "Elch")}\n"));

    [Fact]
    public void Latin1_is_read_as_a_guess_that_is_told()
    {
        var data = Datasets.Load(_folder.Write("t.csv", Encoding.Latin1.GetBytes(Trees)), Raw);
        Assert.Equal(["Bär", "Bör", "Elch"], data.Classes);
        Assert.Equal(["länge", "breite"], data.FeatureNames);
        Assert.Contains(data.Warnings, warning =>
            warning.EndsWith(
            "t.csv is not UTF-8; it was taken for windows-1252, which reads 'länge' in line 1. Say Encoding = \"windows-1252\" if that is right, or "
            + "another, such as windows-1251 or macintosh.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("latin1")]
    [InlineData("ISO-8859-1")]
    [InlineData("cp1252")]
    [InlineData("windows-1252")]
    [InlineData("macintosh")]
    [InlineData("utf-16le")]
    [InlineData("utf8")]
    [InlineData("cp437")]
    public void What_is_said_is_used_without_a_word(string name)
    {
        var coding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name == "utf8" ? "utf-8" : name);
        var data = Datasets.Load(_folder.Write("t.csv", coding.GetBytes(Trees)), Raw with { Encoding = name });
        Assert.Equal(["Bär", "Bör", "Elch"], data.Classes);
        Assert.DoesNotContain(data.Warnings, warning => warning.Contains("encoding", StringComparison.Ordinal));
    }

    [Fact]
    public void Quotes_of_cp1252_are_its_own()
    {
        byte[] bytes = [.. "a,label\n"u8, .. Enumerable.Range(0, 30)
            .SelectMany(i => (byte[])[(byte)('0' + (i % 10)), (byte)',', .. "don"u8, (byte)(i % 2 == 0 ? 0x92 : 0x91), .. "t\n"u8])];
        Assert.Equal(["don‘t", "don’t"], Datasets.Load(_folder.Write("t.csv", bytes), Raw).Classes);
    }

    [Fact]
    public void Bytes_that_are_neither_are_refused_with_their_place()
    {
        byte[] undefined = [.. "a,k\n1,x\n2,y"u8, 0x81, .. "\n3,x\n"u8];
        Assert.Contains("t.csv, line 3: the byte 81 is not UTF-8, and 81 in line 3 not windows-1252. Say Encoding", Refusal(undefined),
            StringComparison.Ordinal);
        byte[] mixed = [.. "a,k\n1,Bär\n2,Bör\n3,B"u8, 0xE4, .. "r\n"u8];
        Assert.Contains("t.csv, line 4: the byte E4 is not UTF-8, though 2 other characters of the file are", Refusal(mixed), StringComparison.Ordinal);
        Assert.Contains("t.csv, line 4: the bytes E4", Refusal(mixed, new DataOptions { Encoding = "utf-8" }), StringComparison.Ordinal);
        Assert.Contains("There is no encoding 'latin-l'. Did you mean latin", Refusal(mixed, new DataOptions { Encoding = "latin-l" }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_wins_over_what_is_said_and_that_is_told()
    {
        var data = Datasets.Load(_folder.Write("t.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Trees)]), Raw with { Encoding = "latin1" });
        Assert.Equal(["Bär", "Bör", "Elch"], data.Classes);
        Assert.Contains(data.Warnings, warning =>
            warning.Contains("begins with the mark of utf-8 and was read as that, not as latin1", StringComparison.Ordinal));
    }

    [Fact]
    public void UTF16_without_a_mark_is_known_by_its_zeros_whatever_the_language()
    {
        var text = "рост,вес,вид\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{i}.25,{i * 7 % 5},{(i % 2 == 0 ? "дуб" : "ель")}\n"));
        foreach (var coding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var data = Datasets.Load(_folder.Write("t.csv", coding.GetBytes(text)), Raw);
            Assert.Equal(["дуб", "ель"], data.Classes);
            Assert.Contains(data.Warnings, warning => warning.Contains("has no mark but looks like utf-16", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_end_mark_of_DOS_is_no_row() =>
        Assert.Equal(3, Datasets.Load(_folder.Write("t.csv", "1,2,x\r\n3,4,y\r\n5,6,x\r\n\u001A"), Raw).Train.Count);

    [Fact]
    public void Each_of_two_files_has_its_own_encoding()
    {
        var test = _folder.Write("test.csv", Encoding.Latin1.GetBytes("länge;breite;art\n1;2;Bör\n3;4;Bär\n"));
        var data = Datasets.Load(_folder.Write("t.csv", Trees), Raw with { TestPath = test });
        Assert.Equal([1, 0], data.Test.Labels);
        Assert.Contains(data.Warnings, warning => warning.Contains("test.csv is not UTF-8", StringComparison.Ordinal));
    }

    [Fact]
    public void Images_take_no_encoding() =>
        Assert.Contains("an encoding (latin1) cannot be used",
            Assert.Throws<HillockException>(() => Datasets.Load("moons", new DataOptions { Encoding = "latin1" })).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private string Refusal(byte[] bytes, DataOptions? options = null) =>
        Assert.Throws<HillockException>(() => Datasets.Load(_folder.Write("t.csv", bytes), options)).Message;
}
