using Hillock.Data;

namespace Hillock.Tests.Data;

public sealed class TableTests : IDisposable
{
    private static readonly DataOptions Raw = new() { Standardize = false, ValidationShare = 0, TestShare = 0 };
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("a,b,k\n1,2,x\n3,oops,y\n5,6,x\n7,8,y\n", "line 3, column 2 'b': 'oops' is text in a numeric column (3 of 4 cells are numbers)")]
    [InlineData("1,2,x\n3,4,y\n5,6,x\n7x,8,y\n", "line 4, column 1: '7x' is text in a numeric column (3 of 4 cells are numbers)")]
    public void Text_in_a_numeric_column_is_named(string text, string expected)
    {
        var message = _folder.Refusal(text);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains("declare the column categorical", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_in_a_numeric_target_is_named() =>
        Assert.Contains("line 4, column 2 'y': 'many' is text in a numeric column",
            _folder.Refusal("a,y\n1,2.5\n3,3.5\n4,many\n5,7.25\n6,1.5\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("a;b;k\n1,5;2;x\n3,5;4;y\n5,0;6;x\n", "line 2, column 1 'a': '1,5' is a number with a comma")]
    [InlineData("a,b,k\n1,2,x\n2,\"1,300\",y\n5,6,x\n", "line 3, column 2 'b': '1,300' is a number with a comma")]
    public void A_comma_in_a_number_is_named(string text, string expected) =>
        Assert.Contains(expected, _folder.Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void Columns_of_one_name_are_told_apart() =>
        Assert.Equal(["a", "a (2)", "a (2) (3)"], _folder.Load("a,a,a (2),k\n1,2,4,x\n3,4,1,y\n5,6,7,x\n", Raw with { HasHeader = true }).FeatureNames);

    [Fact]
    public void Too_few_rows_for_three_parts_are_refused() =>
        Assert.Contains("3 rows are too few", _folder.Refusal("a,k\n1,x\n2,y\n3,x\n"), StringComparison.Ordinal);

    [Fact]
    public void A_declared_categorical_column_may_mix()
    {
        var data = _folder.Load("a,b,k\n1,2,x\n3,3+,y\n5,2,x\n", Raw with { Categorical = ["b"] });
        Assert.Equal(["a", "b=2", "b=3+"], data.FeatureNames);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("inf")]
    [InlineData("-Infinity")]
    [InlineData("1e999")]
    [InlineData("1e300")]
    public void A_cell_that_is_not_finite_is_named(string cell)
    {
        var message = _folder.Refusal($"a,b,k\n1,2,x\n3,{cell},y\n5,6,x\n");
        Assert.Contains($"line 3, column 2 'b': '{cell}' is not a finite number{(cell.StartsWith('1') ? " of float32, which ends at 3.4E+38" : "")}.", message,
            StringComparison.Ordinal);
        message = _folder.Refusal($"a,y\n1,2.5\n3,{cell}\n5,7.5\n8,1.25\n");
        Assert.Contains($"line 3, column 2 'y': '{cell}' is not a finite number", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("NA")]
    [InlineData("n/a")]
    [InlineData("NULL")]
    public void Missing_numbers_become_the_training_mean_and_an_input_says_so(string cell)
    {
        var data = _folder.Load($"a,b,k\n1,2,x\n3,{cell},y\n5,6,x\n", Raw);
        Assert.Equal(["a", "b", "b is missing"], data.FeatureNames);
        Assert.Equal([3f, 4, 1, 5, 6, 0], data.Train.Inputs.ToArray(1, 2));
        Assert.Contains(data.Warnings, warning => warning.StartsWith("1 cells are missing in one column", StringComparison.Ordinal));
        Assert.Equal(1, data.Columns[1].Missing);
    }

    [Fact]
    public void Missing_names_are_a_level_of_their_own() =>
        Assert.Equal(["c=p", "c=q", "c=missing", "a"], _folder.Load("c,a,k\np,1,x\n?,2,y\nq,3,x\n", Raw).FeatureNames);

    [Fact]
    public void Training_rows_alone_decide_the_scale()
    {
        var rows = Enumerable.Range(0, 50).Select(i => $"{(i * i) + 0.5},{i % 2}");
        var data = _folder.Load("a,k\n" + string.Join('\n', rows));
        var train = data.Train.Inputs.ToArray([.. Enumerable.Range(0, data.Train.Count)]);
        Assert.Equal(0, train.Average(), 5);
        Assert.Equal(1, train.Average(value => value * value), 5);
        var raw = _folder.Load("a,k\n" + string.Join('\n', rows), new DataOptions { Standardize = false });
        var (mean, deviation) = (raw.Columns[0].Mean!.Value, raw.Columns[0].Deviation!.Value);
        for (var row = 0; row < data.Test.Count; row++)
            Assert.Equal((raw.Test.Inputs.ToArray(row)[0] - mean) / deviation, data.Test.Inputs.ToArray(row)[0], 4);
    }

    [Fact]
    public void Targets_are_standardised_and_can_be_restored()
    {
        var rows = Enumerable.Range(0, 60).Select(i => $"{i % 7},{1000 + (i * 0.5)}");
        var data = _folder.Load("a,y\n" + string.Join('\n', rows));
        Assert.Equal(TaskKind.Regression, data.Task);
        Assert.Equal(1, data.Train.Targets.Average(value => value * value), 4);
        for (var row = 0; row < data.Test.Count; row++)
            Assert.Equal(data.Test.RawTargets[row], data.TargetScale.Restore(data.Test.Targets[row]), 2);
    }

    [Fact]
    public void Useless_columns_are_left_out_with_a_warning()
    {
        var rows = Enumerable.Range(1, 40).Select(i => $"{i},7,word{i},same,,{i % 5},{i % 2}");
        var data = _folder.Load("id,c,text,name,none,a,k\n" + string.Join('\n', rows), Raw);
        Assert.Equal(["a"], data.FeatureNames);
        foreach (var name in new[] { "'id' was left out", "'c' was left out: it is constant", "'text' was left out: it holds 40 different "
            + "texts", "'name' was left out", "'none' was left out: every cell is missing" })
            Assert.Contains(data.Warnings, warning => warning.Contains(name, StringComparison.Ordinal));
        Assert.Equal(["id", "c", "text", "name", "none", "a", "k"], data.Columns.Select(column => column.Name));
    }

    [Fact]
    public void Rare_levels_share_an_input()
    {
        var rows = Enumerable.Range(0, 200).Select(i => $"{(i < 80 ? "a" : i < 140 ? "b" : $"r{i % 30}")},{i % 3},{i % 2}");
        var data = _folder.Load("c,n,k\n" + string.Join('\n', rows), Raw with { MaximumLevels = 3 });
        Assert.Equal(["c=a", "c=b", "c=other", "n"], data.FeatureNames);
        Assert.Contains(data.Warnings, warning => warning.Contains("30 rarest share one input", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("y", "y")]
    [InlineData("Y", "y")]
    [InlineData("2", "y")]
    [InlineData("-2", "y")]
    [InlineData("-1", "z")]
    [InlineData(null, "y")]
    public void The_target_is_found_by_name_and_number(string? given, string expected) =>
        Assert.Equal(expected, _folder.Load("a,y,z\n1,0,1\n3,1,0\n5,0,1\n", Raw with { Target = given }).TargetName);

    [Fact]
    public void An_unknown_target_lists_the_columns_and_the_nearest()
    {
        var message = _folder.Refusal("length,width,species\n1,2,x\n3,4,y\n5,6,x\n", Raw with { Target = "specis" });
        Assert.Contains("no target column 'specis'. Did you mean species? Its columns are length, width, species.", message, StringComparison.Ordinal);
        Assert.Contains("counted from 1 to 3", _folder.Refusal("1,2,x\n3,4,y\n5,6,x\n", Raw with { Target = "0" }), StringComparison.Ordinal);
        Assert.Contains("counted from 1 to 3", _folder.Refusal("1,2,x\n3,4,y\n5,6,x\n", Raw with { Target = "-4" }), StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_only_is_refused() =>
        Assert.Contains("holds one class only, 'x', in all 3 rows", _folder.Refusal("a,k\n1,x\n2,x\n3,x\n"), StringComparison.Ordinal);

    [Fact]
    public void A_constant_number_to_predict_is_refused() =>
        Assert.Contains("nothing to predict", _folder.Refusal("a,y\n1,2.5\n2,2.5\n3,2.5\n"), StringComparison.Ordinal);

    [Fact]
    public void A_text_without_repeats_is_no_target() =>
        Assert.Contains("too many for classes", _folder.Refusal("a,name\n" + string.Join('\n', Enumerable.Range(0, 40).Select(i => $"{i % 3},n{i}"))),
            StringComparison.Ordinal);

    [Fact]
    public void Rows_without_a_target_are_left_out()
    {
        var data = _folder.Load("a,k\n1,x\n2,\n3,y\n4,x\n", Raw);
        Assert.Equal([1f, 3, 4], data.Train.Inputs.ToArray(0, 1, 2));
        Assert.Contains(data.Warnings, warning => warning.StartsWith("1 rows have no target", StringComparison.Ordinal));
    }

    [Fact]
    public void A_single_row_of_a_class_is_warned_of_and_learned()
    {
        var data = _folder.Load("a,k\n" + string.Join('\n', Enumerable.Range(0, 30).Select(i => $"{i * 3 % 11},{(i == 7 ? "z" : "xy"[i % 2])}")));
        Assert.Contains(data.Warnings, warning => warning.StartsWith("Only one row has the class z", StringComparison.Ordinal));
        Assert.Contains(2, data.Train.Labels);
        Assert.Contains(data.Warnings, warning => warning.Contains("unbalanced", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0,1,2", TaskKind.Classification)]
    [InlineData("0,1", TaskKind.BinaryClassification)]
    [InlineData("no,yes", TaskKind.BinaryClassification)]
    [InlineData("0.5,1.5,2", TaskKind.Regression)]
    public void The_task_is_read_off_the_target(string values, TaskKind expected)
    {
        var cells = values.Split(',');
        var text = "a,k\n" + string.Join('\n', Enumerable.Range(0, 30).Select(i => $"{i % 4},{cells[i % cells.Length]}"));
        Assert.Equal(expected, _folder.Load(text).Task);
    }

    [Fact]
    public void The_task_can_be_insisted_on()
    {
        var text = "a,k\n" + string.Join('\n', Enumerable.Range(0, 30).Select(i => $"{i % 4},{i % 3}"));
        Assert.Equal(TaskKind.Regression, _folder.Load(text, new DataOptions { Task = TaskKind.Regression }).Task);
        Assert.Contains("exactly 2", _folder.Refusal(text, new DataOptions { Task = TaskKind.BinaryClassification }), StringComparison.Ordinal);
        Assert.Contains("not a number", _folder.Refusal("a,k\n1,x\n2,y\n3,x\n", new DataOptions { Task = TaskKind.Regression }), StringComparison.Ordinal);
    }

    [Fact]
    public void Test_rows_may_have_their_own_file()
    {
        var test = _folder.Write("test.csv", "a,c,k\n9,q,y.\n1,p,x.\n");
        var data = _folder.Load("a,c,k\n1,p,x\n3,q,y\n5,p,x\n7,q,y\n", Raw with { TestPath = test });
        Assert.Equal(4, data.Train.Count);
        Assert.Equal([1, 0], data.Test.Labels);
        Assert.Equal([9f, 0, 1], data.Test.Inputs.ToArray(0));
    }

    [Theory]
    [InlineData("a,k\n9,y\n", "2 columns")]
    [InlineData("a,b,k\n9,1,y\n", "column 2 is 'b', expected 'c'")]
    [InlineData("a,c,k\n9,q,z\n", "the class 'z' does not occur")]
    [InlineData("a,c,k\n", "zero rows")]
    public void A_test_file_must_fit(string text, string expected)
    {
        var test = _folder.Write("test.csv", text);
        Assert.Contains(expected, _folder.Refusal("a,c,k\n1,p,x\n3,q,y\n5,p,x\n7,q,y\n", Raw with { TestPath = test }), StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_are_warned_of() =>
        Assert.Contains(_folder.Load("a,k\n" + string.Join('\n', Enumerable.Range(0, 60).Select(i => $"{i % 4},{i % 2}"))).Warnings,
            warning => warning.StartsWith("56 rows are copies", StringComparison.Ordinal));

    [Fact]
    public void The_summary_counts_every_row()
    {
        var summary = _folder.Load("a,k\n" + string.Join('\n', Enumerable.Range(0, 60).Select(i => $"{i},{i % 3}"))).Describe();
        Assert.Equal(60, summary.Rows);
        Assert.Equal([20, 20, 20], summary.Classes.Select(count => count.Total));
        Assert.Equal(42, summary.Classes.Sum(count => count.Train));
    }

    public void Dispose() => _folder.Dispose();
}
