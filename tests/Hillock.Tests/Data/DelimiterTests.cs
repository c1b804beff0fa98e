using Hillock.Data;

namespace Hillock.Tests.Data;

/// <summary>What separates cells, and how numbers in them are written.</summary>
public sealed class DelimiterTests : IDisposable
{
    private static readonly DataOptions Raw = new() { Standardize = false, ValidationShare = 0, TestShare = 0 };
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("")]
    [InlineData("Länge, cm;Breite, cm;Art\n")]
    public void Decimal_commas_do_not_cut_cells_and_are_read_when_asked(string header)
    {
        var rows = string.Concat(Enumerable.Range(0, 30)
            .Select(i => $"0,{i + 10};{(i % 2 == 0 ? "-1" : "2")},{10 + (i * 3 % 40)};{(i % 3 == 0 ? "ash" : "elm")}\n"));
        var line = header.Length == 0 ? 1 : 2;
        Assert.Contains($"line {line}, column 1", _folder.Refusal(header + rows), StringComparison.Ordinal);
        Assert.Contains("'0,10' is a number with a comma. Add DecimalMark = ',' to read them.", _folder.Refusal(header + rows), StringComparison.Ordinal);
        var data = _folder.Load(header + rows, Raw with { DecimalMark = ',' });
        Assert.Equal(["ash", "elm"], data.Classes);
        Assert.Equal([0.1f, -1.1f, 0.11f, 2.13f], data.Train.Inputs.ToArray(0, 1));
        Assert.Equal(30, data.Train.Count);
        if (header.Length > 0) Assert.Equal(["Länge, cm", "Breite, cm"], data.FeatureNames);
    }

    [Theory]
    [InlineData("Müller, Hans;12;x\nMeier, Eva;13;y\nSchulz, Udo;14;x\n", 3)]
    [InlineData("1,foo; bar,x\n2,foo; baz,y\n3,qux; bar,x\n", 3)]
    [InlineData("2020-01-01 10:00,5,x\n2020-01-02 10:00,6,y\n2020-01-03 11:30,7,x\n", 3)]
    [InlineData("1,5 2,5 x\n3,5 4,25 y\n5,5 6,75 x\n", 3)]
    [InlineData("a;1,5|2\nb;2,5|3\nc;1,75|4\n", 2)]
    [InlineData("1\tone, two\tx\n2\tthree, four\ty\n3\tfive, six\tx\n", 3)]
    public void Each_cut_leaves_whole_cells(string rows, int columns)
    {
        var data = _folder.Load(rows, Raw with
        {
            HasHeader = false,
            DecimalMark = rows.Contains("1,5", StringComparison.Ordinal) ? ','
            : null,
            Categorical = ["1"]
        });
        Assert.Equal(columns, data.Columns.Count);
    }

    [Theory]
    [InlineData("sep=;\n")]
    [InlineData("SEP=;\r\n")]
    [InlineData("\"sep=;\"\n")]
    [InlineData("\uFEFFsep=;\n")]
    public void A_line_that_names_the_separator_is_followed(string first)
    {
        // Commas would cut these rows too.
        var data = _folder.Load(first + "a;b,c;label\n"
            + string.Concat(Enumerable.Range(0, 30).Select(i => $"{i};{i % 7};{(i % 2 == 0 ? "p,q" : "r,s")}\n")), Raw);
        Assert.Equal(["a", "b,c"], data.FeatureNames);
        Assert.Equal(["p,q", "r,s"], data.Classes);
        Assert.Contains("line 4", _folder.Refusal("sep=;\na;b;k\n1;2;x\n1;2\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("−")]
    [InlineData("‒")]
    [InlineData("–")]
    [InlineData("－")]
    public void A_minus_of_typesetting_is_a_minus_before_digits_alone(string minus)
    {
        var rows = string.Concat(Enumerable.Range(1, 30).Select(i => $"{minus}{i}.5,1e{minus}2,{(i % 2 == 0 ? $"a{minus}b" : $"c {minus} d")}\n"));
        var data = _folder.Load("x,b,k\n" + rows + "1,0.5,a" + minus + "b\n", Raw);
        Assert.Equal([-1.5f, 0.01f], data.Train.Inputs.ToArray(0));
        Assert.Equal([$"a{minus}b", $"c {minus} d"], data.Classes);
    }

    [Theory]
    [InlineData("1,234.5", ',', null, 1234.5f)]
    [InlineData("1.234,5", '.', ',', 1234.5f)]
    [InlineData("1 234 567", ' ', null, 1234567f)]
    [InlineData("1\u00A0234,25", ' ', ',', 1234.25f)]
    [InlineData("1'234.75", '\'', null, 1234.75f)]
    [InlineData("-12.345", '.', ',', -12345f)]
    public void Thousands_are_read_when_asked(string cell, char thousands, char? point, float expected)
    {
        var rows = string.Concat(Enumerable.Range(0, 30).Select(i => $"\"{cell}\";{i};{(i % 2 == 0 ? "p" : "q")}\n"));
        var data = _folder.Load("a;b;k\n" + $"7;5;p\n" + rows, Raw with { ThousandsMark = thousands, DecimalMark = point });
        Assert.Equal([7f, 5, expected, 0], data.Train.Inputs.ToArray(0, 1));
    }

    [Theory]
    [InlineData("1,234.5", "ThousandsMark = ','")]
    [InlineData("1.234,5", "DecimalMark = ',', ThousandsMark = '.'")]
    [InlineData("1 234 567", "ThousandsMark = ' '")]
    [InlineData("1'234.75", @"ThousandsMark = '\''")]
    [InlineData("1,234", "If the comma stands before decimals, add DecimalMark = ',' to read them; if it parts thousands, ThousandsMark = ','.")]
    public void Separators_that_are_not_read_lead_to_the_option(string cell, string expected) =>
        Assert.Contains(expected, _folder.Refusal("a;b;k\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{cell};{i};{(i % 2 == 0 ? "p" : "q")}\n"))),
            StringComparison.Ordinal);

    [Fact]
    public void Decimal_commas_in_quotes_may_stand_between_commas()
    {
        var data = _folder.Load(string.Concat(Enumerable.Range(0, 30).Select(i => $"\"{i},5\",\"-{i},25\",{(i % 2 == 0 ? "p" : "q")}\n")),
            Raw with { DecimalMark = ',' });
        Assert.Equal([0.5f, -0.25f, 1.5f, -1.25f], data.Train.Inputs.ToArray(0, 1));
    }

    [Fact]
    public void Swiss_thousands_come_with_either_apostrophe()
    {
        var data = _folder.Load("2019;b;k\n" + string.Concat(
            Enumerable.Range(0, 30).Select(i => $"{(i % 2 == 0 ? "1'000" : "2’000")}.5;{i};{(i % 3 == 0 ? "p" : "q")}\n")), Raw with { ThousandsMark = '’' });
        Assert.Equal([1000.5f, 0, 2000.5f, 1], data.Train.Inputs.ToArray(0, 1));
        Assert.Equal("2019", data.FeatureNames[0]);
    }

    [Fact]
    public void A_point_among_decimal_commas_is_refused()
    {
        var rows = string.Concat(Enumerable.Range(0, 30).Select(i => $"{(i == 20 ? "1.5" : "1,5")};{i};{(i % 2 == 0 ? "p" : "q")}\n"));
        Assert.Contains("line 22, column 1: '1.5' has a point, but decimals are said to follow a comma",
            _folder.Refusal("a;b;k\n" + rows, new DataOptions { DecimalMark = ',' }), StringComparison.Ordinal);
        Assert.Contains("line 22, column 1: '1.5' has a point that parts no thousands",
            _folder.Refusal("a;b;k\n" + rows, new DataOptions { DecimalMark = ',', ThousandsMark = '.' }), StringComparison.Ordinal);
        Assert.Contains("one of the two must be another", _folder.Refusal("a;b;k\n" + rows, new DataOptions { DecimalMark = ',', ThousandsMark = ',' }),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.301")]
    [InlineData("0.87")]
    [InlineData("12.5")]
    public void What_parts_no_thousands_is_not_read_as_if_it_did(string cell)
    {
        var text = "a\tb\tk\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i + 1}.234\t{i},5\t{(i % 2 == 0 ? "x" : "y")}\n")) + $"{cell}\t2,5\tx\n";
        var message = _folder.Refusal(text, new DataOptions { DecimalMark = ',', ThousandsMark = '.' });
        Assert.Contains($"line 22, column 1: '{cell}' has a point that parts no thousands, but decimals are said to follow a comma. Correct it.", message,
            StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
