using Hillock.Data;

namespace Hillock.Tests.Data;

/// <summary>What becomes of a table is decided by its training rows; what other rows bring that is new is told.</summary>
public sealed class TrainingRowsTests : IDisposable
{
    private static readonly DataOptions Plain = new() { Standardize = false, ValidationShare = 0, TestShare = 0 };
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Levels_that_only_the_test_has_are_no_inputs_and_are_told()
    {
        var data = Load("a,city,k\n1,Oslo,x\n2,Rome,y\n3,Oslo,x\n4,Rome,y\n", "a,city,k\n5,Kyiv,x\n6,Rome,y\n7,Lima,x\n8,Lima,y\n");
        Assert.Equal(["a", "city=Oslo", "city=Rome"], data.FeatureNames);
        Assert.Equal([5f, 0, 0, 6, 0, 1, 7, 0, 0, 8, 0, 0], data.Test.Inputs.ReadAll());
        Assert.Equal(2, data.Columns[1].Distinct);
        Assert.Contains("Column 2 'city' holds 2 levels that no training row has (Kyiv, Lima), in 3 cells; all its inputs are 0 there.", data.Warnings);
    }

    [Fact]
    public void A_new_level_shares_the_input_of_rare_ones_where_there_is_one()
    {
        var train = string.Join('\n', Enumerable.Range(0, 30).Select(i => $"{(i < 10 ? "p" : i < 20 ? "q" : $"r{i}")},{i % 3},{(i % 2 == 0 ? "x" : "y")}"));
        var data = Load("c,n,k\n" + train, "c,n,k\nnew,1,x\nr21,2,y\n", Plain with { MaximumLevels = 3 });
        Assert.Equal(["c=p", "c=q", "c=other", "n"], data.FeatureNames);
        Assert.Equal([0f, 0, 1, 1, 0, 0, 1, 2], data.Test.Inputs.ReadAll());
        Assert.Contains("Column 1 'c' holds a level that no training row has (new), in 1 cells; they share the input c=other.", data.Warnings);
    }

    [Fact]
    public void A_column_that_is_constant_in_training_is_left_out_whatever_the_test_holds()
    {
        var data = Load("a,c,d,k\n1,5,u,x\n2,5,u,y\n3,5,u,x\n4,5,u,y\n", "a,c,d,k\n5,50000,v,x\n6,50001,u,y\n");
        Assert.Equal(["a"], data.FeatureNames);
        Assert.Contains("Column 2 'c' was left out: it is constant in the training rows, and is not outside them.", data.Warnings);
        Assert.Contains("Column 3 'd' was left out: it is constant in the training rows, and is not outside them.", data.Warnings);
    }

    [Fact]
    public void A_cell_that_only_the_test_misses_makes_no_input()
    {
        var data = Load("a,c,k\n1,p,x\n3,q,y\n5,p,x\n7,q,y\n", "a,c,k\n,p,x\n9,,y\n");
        Assert.Equal(["a", "c=p", "c=q"], data.FeatureNames);
        Assert.Equal([4f, 1, 0, 9, 0, 0], data.Test.Inputs.ReadAll());
        Assert.Contains("Column 1 'a' has no missing cell in the training rows, and 1 outside them; they became the training mean.", data.Warnings);
        Assert.Contains("Column 2 'c' has no missing cell in the training rows, and 1 outside them; all its inputs are 0 there.", data.Warnings);
    }

    [Fact]
    public void A_column_that_only_the_test_fills_is_left_out()
    {
        var data = Load("a,b,k\n1,,x\n3,,y\n5,,x\n7,,y\n", "a,b,k\n9,1,x\n8,2,y\n");
        Assert.Equal(["a"], data.FeatureNames);
        Assert.Contains("Column 2 'b' was left out: every cell of the training rows is missing.", data.Warnings);
    }

    [Theory]
    [InlineData("a,b,k\n9,many,x\n8,2,y\n", "line 2, column 2 'b': 'many' is text in a numeric column (5 of 6 cells are numbers)")]
    [InlineData("a,b,k\n9,many,x\n8,few,y\n", "line 2, column 2 'b': 'many' is text in a numeric column (4 of 6 cells are numbers)")]
    [InlineData("a,b,k\n9,1,x\n8,nan,y\n", "line 3, column 2 'b': 'nan' is not a finite number")]
    public void Test_cells_must_fit_the_training_column(string test, string expected)
    {
        var message = Assert.Throws<HillockException>(() => Load("a,b,k\n1,1,x\n3,2,y\n5,3,x\n7,4,y\n", test)).Message;
        Assert.Contains("test.csv, " + expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_task_follows_the_training_file()
    {
        var train = "a,y\n" + string.Join('\n', Enumerable.Range(0, 40).Select(i => $"{i % 5},{(i % 7) + 0.5}"));
        Assert.Equal(TaskKind.Regression, Load(train, "a,y\n1,2\n2,3\n").Task);
        var message = Assert.Throws<HillockException>(() => Load(train, "a,y\n1,2\n2,much\n")).Message;
        Assert.Contains("test.csv, line 3, column 2 'y': 'much' is text in a numeric column", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_only_the_test_varies_is_constant()
    {
        var message = Assert.Throws<HillockException>(() => Load("a,y\n1,2.5\n2,2.5\n3,2.5\n", "a,y\n1,3.5\n2,4.5\n")).Message;
        Assert.Contains("is 2.5 in all 3 rows; there is nothing to predict", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Rows_that_are_drawn_decide_nothing_either(long seed)
    {
        var rows = Enumerable.Range(0, 60).Select(i => $"{i % 9},l{i % 20},{(i % 6 == 0 ? "" : i)},{(i % 2 == 0 ? "x" : "y")}").ToArray();
        var options = Plain with { ValidationShare = 0.3, TestShare = 0.3, Seed = seed };
        var data = _folder.Load("a,c,b,k\n" + string.Join('\n', rows), options);
        var train = data.Train.Inputs.ReadAll().Chunk(data.Inputs.Size).ToList();
        for (var input = 0; input < data.Inputs.Size; input++)
            if (data.FeatureNames[input].StartsWith("c=", StringComparison.Ordinal) || data.FeatureNames[input].EndsWith("missing", StringComparison.Ordinal))
                Assert.Contains(train, row => row[input] == 1);
        Assert.Equal(data.FeatureNames.Count(name => name.StartsWith("c=", StringComparison.Ordinal)) < 20,
            data.Warnings.Any(w => w.Contains("that no training row has", StringComparison.Ordinal)));
    }

    public void Dispose() => _folder.Dispose();

    private DataSet Load(string train, string test, DataOptions? options = null) =>
        _folder.Load(train, (options ?? Plain) with { TestPath = _folder.Write("test.csv", test), TestShare = null });
}
