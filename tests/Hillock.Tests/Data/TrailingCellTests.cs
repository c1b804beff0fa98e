using Hillock.Data;

namespace Hillock.Tests.Data;

/// <summary>Separators behind the last cell of a line make no column, and an empty column is no guessed target.</summary>
public sealed class TrailingCellTests : IDisposable
{
    private static readonly DataOptions Raw = new() { Standardize = false, ValidationShare = 0, TestShare = 0 };
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("a,b,k,\n", ",", ',', 1)]
    [InlineData("a;b;k;;\n", ";;", ';', 2)]
    [InlineData("a\tb\tk\t\n", "\t", '\t', 1)]
    [InlineData("a,b,k,\"\"\n", ", ", ',', 1)]
    [InlineData("a,b,k\n", ",", ',', 0)]
    [InlineData("a,b,k,,\n", "", ',', 0)]
    [InlineData("a,b,k,,\n", ",", ',', 1)]
    public void Separators_at_the_end_of_lines_make_no_column(string header, string end, char delimiter, int empty)
    {
        var data = _folder.Load(header + string.Concat(
            Enumerable.Range(0, 6).Select(i => $"{i}.5,{i * i},{(i % 2 == 0 ? "x" : "y")}".Replace(',', delimiter) + end + "\n")), Raw);
        Assert.Equal(("k", 3), (data.TargetName, data.Columns.Count));
        Assert.Equal(["a", "b"], data.FeatureNames);
        Assert.Equal([0.5f, 0, 1.5f, 1], data.Train.Inputs.ToArray(0, 1));
        Assert.Equal(empty > 0, data.Warnings.Any(warning => warning.Contains("nothing behind it", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_a_header_too_and_over_the_pieces_of_a_long_list()
    {
        var data = _folder.Load(string.Concat(Enumerable.Range(0, 6000).Select(i => $"{i * 7 % 6000}.5,{i % 3}.25,{(i % 2 == 0 ? "x" : "y")},\n")), Raw);
        Assert.Equal((6000, 2), (data.Train.Count, data.FeatureNames.Count));
        Assert.Equal([(5999 * 7 % 6000) + 0.5f, 2.25f], data.Train.Inputs.ToArray(5999));
    }

    [Theory]
    [InlineData("a,b,k,\n1,2,x,\n3,4,y,5\n6,7,x,\n", 4)]
    [InlineData("a,b,k,note\n1,2,x,\n3,4,y,\n6,7,x,\n", 4)]
    public void A_cell_or_a_name_makes_a_column(string text, int columns) =>
        Assert.Equal(columns, _folder.Load(text, Raw with { Target = "k" }).Columns.Count);

    [Theory]
    [InlineData("a,b,k\n1,2,x\n3,4,y,z\n", "line 3: 4 cells, expected 3 as in line 1")]
    [InlineData("a,b,k\n1,2,x\n3,4\n", "line 3: 2 cells, expected 3 as in line 1")]
    [InlineData("a,b,k\n1,2,x,\n3,4,\n5,6\n", "line 4: 2 cells, expected 3 as in line 1")]
    public void Cells_too_many_or_too_few_are_refused_still(string text, string expected) =>
        Assert.Contains(expected, _folder.Refusal(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("NA")]
    [InlineData("")]
    public void The_guessed_target_is_the_last_column_with_a_cell(string missing)
    {
        var data = _folder.Load("sex,a,b,notes\n" + string.Concat(
            Enumerable.Range(0, 40).Select(i => $"{(i % 2 == 0 ? "m" : "f")},{i * 7 % 40}.5,{i * 3.25},{missing}\n")), Raw);
        Assert.Equal(("b", true), (data.TargetName, data.TargetIsGuess));
        Assert.Contains("Column 4 'notes' was left out: every cell is missing.", data.Warnings);
        Assert.Contains(data.Warnings, warning =>
            warning.StartsWith("The target was guessed: column 3 'b', the last with a cell in it.", StringComparison.Ordinal));
    }

    [Fact]
    public void Leaving_every_input_out_is_told() =>
        Assert.EndsWith("no column is left to learn from. Leave fewer out (Drop).",
            _folder.Refusal("a,b,k\n1,2,x\n3,4,y\n5,6,x\n", Raw with { Drop = ["a", "b"] }), StringComparison.Ordinal);

    [Theory]
    [InlineData("# made by hand\na,b,k\n1,2,x\n3,4,y\n")]
    [InlineData("# a b k\n1 2 3\n4 5 6\n")]
    public void A_remark_at_the_top_is_told(string text) =>
        Assert.EndsWith("Lines that begin with # are read like others: remove remarks, and the # before the names of the columns.", _folder.Refusal(text),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("k,b,a\nx,2,1\n", "column 1 is 'k', expected 'a'", "They are all there: bring them into that order.")]
    [InlineData("A,b,k\n1,2,x\n", "column 1 is 'A', expected 'a'", "Add a. Take A out.")]
    [InlineData("a,k\n1,x\n", "has 2 columns", "Add b.")]
    [InlineData("a,b,c,k\n1,2,3,x\n", "has 4 columns", "Take c out.")]
    [InlineData("1,2,x\n3,4,y\n", "column 1 is '1', expected 'a'", "None of its names is one of them: does it begin with its names?")]
    public void A_test_file_with_other_columns_is_told_what_to_change(string test, string what, string advice)
    {
        var message = _folder.Refusal("a,b,k\n1,2,x\n3,4,y\n5,6,x\n", Raw with { TestPath = _folder.Write("test.csv", test) });
        Assert.Contains(what, message, StringComparison.Ordinal);
        Assert.EndsWith(advice, message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
