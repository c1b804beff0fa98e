using Hillock.Data;

namespace Hillock.Tests.Data;

public sealed class FoldTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hillock-folds").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Each_row_besides_the_test_validates_once_and_the_test_stays()
    {
        var file = Table(120, i => $"{i},{i % 3}");
        var whole = Load(file, null);
        var sets = Enumerable.Range(0, 5).Select(i => Load(file, new Fold(i, 5))).ToArray();
        var test = Values(whole.Test);
        Assert.All(sets, s => Assert.Equal(test, Values(s.Test)));
        Assert.All(sets, s => Assert.Equal(120 - test.Count, s.Train.Count + s.Validation.Count));
        var validated = sets.SelectMany(s => Values(s.Validation)).ToArray();
        Assert.Equal(120 - test.Count, validated.Distinct().Count());
        Assert.Equal(validated.Length, validated.Distinct().Count());
        Assert.InRange(sets.Max(s => s.Validation.Count) - sets.Min(s => s.Validation.Count), 0, 1);
        // Each class keeps its share in every fold, to within a row.
        foreach (var set in sets)
            for (var label = 0; label < 3; label++)
                Assert.InRange(set.Validation.Labels.Count(l => l == label) - (set.Validation.Count / 3.0), -1.01, 1.01);
    }

    [Fact]
    public void Rows_of_one_group_stay_in_one_part_and_the_column_is_no_input()
    {
        // A group is the tens of the number; sizes differ.
        var file = Table(150, i => $"{i},g{(i < 40 ? 0 : i / 10)},{i % 2}", "number,group,target");
        foreach (var fold in (Fold?[])[null, new Fold(0, 3), new Fold(2, 3)])
        {
            var data = Datasets.Load(file, new DataOptions { Target = "target", Group = "group", Fold = fold, Standardize = false });
            Assert.Equal(1, data.Inputs.Size);
            var parts = new[] { data.Train, data.Validation, data.Test }.Select(p => Values(p).Select(Group).ToHashSet()).ToArray();
            Assert.Equal(12, parts.Sum(p => p.Count));
            Assert.Equal(12, parts.SelectMany(p => p).Distinct().Count());
            Assert.All(parts, p => Assert.NotEmpty(p));
        }

        static int Group(float value) => value < 40 ? 0 : (int)value / 10;
    }

    [Theory]
    [InlineData(0, 1, "2 or more")]
    [InlineData(5, 5, "numbered from 0 to 4")]
    [InlineData(-1, 5, "numbered from 0 to 4")]
    [InlineData(0, 500, "cannot be cut into 500 folds")]
    public void What_is_no_fold_is_refused(int index, int count, string says)
    {
        var file = Table(60, i => $"{i},{i % 2}");
        Assert.Contains(says, Assert.Throws<HillockException>(() => Load(file, new Fold(index, count))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_that_is_missing_or_the_target_or_unknown_is_refused()
    {
        var file = Table(30, i => i == 7 ? $"{i},,{i % 2}" : $"{i},g{i % 5},{i % 2}", "number,group,target");
        Assert.Contains("the group is missing", Refused("group"), StringComparison.Ordinal);
        Assert.Contains("both the target and the group", Refused("target"), StringComparison.Ordinal);
        Assert.Contains("no group column 'groop'", Refused("groop"), StringComparison.Ordinal);
        var few = Table(30, i => $"{i},g{i % 2},{i % 2}", "number,group,target");
        Assert.Contains("2 groups are too few", Assert.Throws<HillockException>(() => Datasets.Load(few, new DataOptions { Target = "target", Group = "group" })).Message,
            StringComparison.Ordinal);

        string Refused(string group) =>
            Assert.Throws<HillockException>(() => Datasets.Load(file, new DataOptions { Target = "target", Group = group })).Message;
    }

    [Fact]
    public void Windows_in_time_and_generated_points_without_columns_refuse_what_they_cannot_do()
    {
        var file = Table(60, i => $"{i},{i % 7}", "month,sales");
        Assert.Contains("leave folds out", Assert.Throws<HillockException>(() => Datasets.Load(file,
            new DataOptions { Target = "sales", Series = new SeriesOptions { Window = 3 }, Fold = new Fold(0, 3) })).Message, StringComparison.Ordinal);
        Assert.Contains("a column of groups", Assert.Throws<HillockException>(() => Datasets.Load("moons", new DataOptions { Group = "x" })).Message,
            StringComparison.Ordinal);
    }

    private static DataSet Load(string file, Fold? fold) => Datasets.Load(file, new DataOptions { Target = "target", Fold = fold, Standardize = false });

    private static List<float> Values(Split split) => [.. Enumerable.Range(0, split.Count).Select(i => split.Inputs.ToArray(i)[0])];

    private string Table(int rows, Func<int, string> line, string header = "number,target")
    {
        var file = Path.Combine(_root, $"{Directory.GetFiles(_root).Length}.csv");
        // The rows are shuffled by hand, so that no column only counts them.
        File.WriteAllText(file, header + "\n" + string.Concat(Enumerable.Range(0, rows).Select(i => line(i * 37 % rows) + "\n")));
        return file;
    }
}
