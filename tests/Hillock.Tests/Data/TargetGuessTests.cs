using Hillock.Data;

namespace Hillock.Tests.Data;

/// <summary>A target that nobody named is told, and so is a column that looks more like one.</summary>
public sealed class TargetGuessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_binary_column_to_the_left_of_a_number_is_told()
    {
        var data = Load("survived,age,fare", i => $"{i % 2},{i * 7 % 40},{i * 3.25}");
        Assert.Equal(("fare", true, "regression of fare (a guess; Target names another)"), (data.TargetName, data.TargetIsGuess, data.Question));
        Assert.Contains(
            "The target was guessed: column 3 'fare', the last. Column 1 'survived' holds 2 different values and may be what you mean; say so with Target "
            + "= \"survived\", or Target = \"fare\" to keep the guess.", data.Warnings);
        Assert.Equal((true, data.Question), (data.Describe().TargetIsGuess, data.Describe().Question));
    }

    [Theory]
    [InlineData("a,diagnosis,size", "12,%2,3.5#", "'diagnosis'")]
    [InlineData("kind,size", "red|green|blue,3.5#", "'kind'")]
    [InlineData("grade,sex,size", "1|2|3|4,m|f,3.5#", "'sex'")]
    [InlineData("paid,species", "no|yes,a|b|c", "'paid'")]
    public void Few_classes_to_the_left_are_told(string header, string row, string expected) =>
        Assert.Contains(Load(header, i => Row(row, i)).Warnings, w =>
            w.StartsWith("The target was guessed", StringComparison.Ordinal) && w.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("a,b,species", "1.5#,2.5#,x|y|z")]
    [InlineData("sex,size,survived", "m|f,2.5#,0|1")]
    [InlineData("a,sex,target", "2.5#,m|f,3.5#")]
    [InlineData("a,b,c", "1.5#,2.5#,3.5#")]
    public void A_guess_that_nothing_speaks_against_is_not_warned_of(string header, string row)
    {
        var data = Load(header, i => Row(row, i));
        Assert.True(data.TargetIsGuess);
        Assert.DoesNotContain(data.Warnings, w => w.Contains("guess", StringComparison.Ordinal));
    }

    [Fact]
    public void A_target_that_was_named_is_no_guess()
    {
        var data = Load("survived,age,fare", i => $"{i % 2},{i * 7 % 40},{i * 3.25}", "fare");
        Assert.Equal((false, "regression of fare"), (data.TargetIsGuess, data.Question));
        Assert.DoesNotContain(data.Warnings, w => w.Contains("guess", StringComparison.Ordinal));
        Assert.Equal("binary classification of survived", Load("survived,age,fare", i => $"{i % 2},{i * 7 % 40},{i * 3.25}", "1").Question);
    }

    [Fact]
    public void Data_without_columns_ask_without_a_target()
    {
        var data = Datasets.Load("moons", new DataOptions { Rows = 60 });
        Assert.Equal(("binary classification", false), (data.Question, data.TargetIsGuess));
    }

    public void Dispose() => _folder.Dispose();

    private DataSet Load(string header, Func<int, string> row, string? target = null) =>
        _folder.Load($"{header}\n" + string.Join('\n', Enumerable.Range(0, 60).Select(row)), new DataOptions { Target = target });

    // '|' parts values that take turns, '#' makes a number that differs in every row.
    private static string Row(string pattern, int i) => string.Join(',', pattern.Split(',').Select(cell =>
        cell == "%2" ? $"{i % 2}" : cell.EndsWith('#') ? $"{i * 7 % 61}.{cell[0]}{i}" : cell.Split('|')[i % cell.Split('|').Length]));
}
