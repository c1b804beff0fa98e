using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Tests.RunFiles;

public sealed class RunFileTests
{
    [Fact]
    public void Separators_are_characters_or_words()
    {
        var spec = RunFile.Parse("delimiter: semicolon\ndecimal: \",\"\nthousands: point\nheader: yes\nencoding: latin1\nunits: true\n", RunVerb.Train);
        Assert.Equal((';', ',', '.', true, "latin1", true),
            (spec.Data.Delimiter, spec.Data.DecimalMark, spec.Data.ThousandsMark, spec.Data.Header, spec.Data.Encoding, spec.Data.Units));
        foreach (var wrong in new[] { "decimal: x", "thousands: ';'", "delimiter: dash" })
            Assert.Contains("must be", Assert.Throws<HillockException>(() => RunFile.Parse(wrong, RunVerb.Train)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused_with_their_line()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("hillock-").FullName, "run.yaml");
        File.WriteAllBytes(path, [.. "# a run\ndata: t.csv\ntarget: L"u8, 0xE4, .. "nge\n"u8]);
        Assert.Contains("run.yaml, line 3: the bytes E4", Assert.Throws<HillockException>(() => RunFile.Read(path, RunVerb.Train)).Message,
            StringComparison.Ordinal);
        File.WriteAllText(path, "target: Länge", System.Text.Encoding.Unicode);
        Assert.Equal("Länge", RunFile.Read(path, RunVerb.Train).Data.Target);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void Every_kind_of_value_is_read()
    {
        var spec = RunFile.Parse("""
            # a comment
            data: moons
            hidden: [16, 8]
            activations:
              - relu
              - leaky_relu(alpha=0.01)
              - "max(0, x) + a*min(0, x); learn a = 0.25"
            seeds: 3
            epochs: 7
            learning_rate: 1e-2
            nesterov: yes
            optimiser: sgd
            schedule: step(every=10, factor=0.5)
            loss: huber(delta=0.5)
            class_weights: [1, 5]
            ema: 0.99
            """, RunVerb.Compare);
        Assert.Equal("moons", spec.Data.Source);
        Assert.Equal([16, 8], spec.Network.Hidden);
        Assert.Equal(["relu", "leaky_relu(alpha=0.01)", "max(0, x) + a*min(0, x); learn a = 0.25"], spec.Network.Activations);
        Assert.Equal([1, 2, 3], spec.Fit.Seeds);
        Assert.Equal(7, spec.Fit.Epochs);
        Assert.Equal(0.01, spec.Fit.Rate);
        Assert.True(spec.Fit.Nesterov);
        Assert.Equal("sgd", spec.Fit.Optimizer);
        Assert.Equal("step(every=10, factor=0.5)", spec.Fit.Schedule);
        Assert.Equal("huber(delta=0.5)", spec.Fit.Loss);
        Assert.Equal("1, 5", spec.Fit.Options.ClassWeights?.ToString());
        Assert.Equal(0.99, spec.Fit.Options.EmaDecay);
    }

    [Fact]
    public void A_list_in_one_text_parts_at_commas_outside_brackets() =>
        Assert.Equal(["relu", "max(0, x)", "elu"], RunFile.Parse("activations: relu, max(0, x), elu", RunVerb.Compare).Network.Activations);

    [Theory]
    [InlineData("seeds: 7", new long[] { 1, 2, 3, 4, 5, 6, 7 })]
    [InlineData("seeds: [7]", new long[] { 7 })]
    [InlineData("seeds: [4, 9]", new long[] { 4, 9 })]
    [InlineData("seeds: 2\nseed: 10", new long[] { 10, 11 })]
    public void Seeds_are_a_count_or_a_list(string yaml, long[] seeds) => Assert.Equal(seeds, RunFile.Parse(yaml, RunVerb.Compare).Fit.Seeds);

    [Theory]
    [InlineData("data: moons\nhiden: [3]", "run.yaml:2:1", "Did you mean hidden?")]
    [InlineData("hidden: [16, 0]", "run.yaml:1:14", "1 or more|from 1")]
    [InlineData("hidden: 16, 0", "run.yaml:1:13", "from 1")]
    [InlineData("rate: -1", "run.yaml:1:7", "above 0")]
    [InlineData("rate: .nan", "run.yaml:1:7", "above 0")]
    [InlineData("seeds: 0", "run.yaml:1:8", "from 1")]
    [InlineData("seeds: [1, 1]", "run.yaml:1:8", "one twice")]
    [InlineData("optimizer: adan", "run.yaml:1:12", "Did you mean adam")]
    [InlineData("epochs: ten", "run.yaml:1:9", "a whole number")]
    [InlineData("epochs: [1, 2]", "run.yaml:1:9", "but this is a list")]
    [InlineData("epochs: {a: 1}", "run.yaml:1:9", "but this is a mapping")]
    [InlineData("epochs:", "run.yaml:1:8", "has no value")]
    [InlineData("epochs: 3\nepochs: 4", "run.yaml:2:1", "first on line 1")]
    [InlineData("rate: 1\nlr: 2", "run.yaml:2:1", "first on line 1")]
    [InlineData("activations: [relu, [tanh]]", "run.yaml:1:21", "this is a list")]
    [InlineData("", "run.yaml:1:1", "empty")]
    [InlineData("# nothing\n", "run.yaml:2:1", "empty")]
    [InlineData("- data", "run.yaml:1:1", "key: value")]
    [InlineData("moons", "run.yaml:1:1", "key: value")]
    [InlineData("data: 'moons", "run.yaml:1:", "not YAML")]
    [InlineData("data: moons\n\thidden: 3", "run.yaml:2:", "not YAML")]
    [InlineData("data: a\n---\ndata: b", "run.yaml:2:1", "one document")]
    [InlineData("activations: [elu, relo]", "run.yaml:1:20", "relu")]
    [InlineData("activations: relu, max(0, y)", "run.yaml:1:27", "y")]
    [InlineData("activations:\n  - relu\n  - 'max(0, y)'", "run.yaml:3:13", "y")]
    [InlineData("initializer: he_norml", "run.yaml:1:14", "he_normal")]
    [InlineData("loss: mse2", "run.yaml:1:7", "mean_squared_error")]
    [InlineData("dropout: 1", "run.yaml:1:10", "not including, 1")]
    [InlineData("optimizer: nadan", "run.yaml:1:12", "Did you mean nadam")]
    [InlineData("optimizer: adam(beta3=1)", "run.yaml:1:12", "adam has no setting 'beta3'; it has")]
    [InlineData("schedule: cosine(warmpu=5)", "run.yaml:1:11", "Did you mean warmup?")]
    [InlineData("loss: huber(delta=-1)", "run.yaml:1:7", "above 0")]
    [InlineData("class-weights: balnced", "run.yaml:1:16", "Did you mean balanced?")]
    [InlineData("class-weights: [1, x]", "run.yaml:1:20", "not a number")]
    [InlineData("ema: 1", "run.yaml:1:6", "between 0 and 1")]
    [InlineData("accumulate: 0", "run.yaml:1:13", "from 1")]
    [InlineData("l2: -1", "run.yaml:1:5", "0 or more")]
    [InlineData("label-smoothing: 1", "run.yaml:1:18", "not including, 1")]
    [InlineData("data: s\nhidden: [8\nc\n", "run.yaml:2:9", "a bracket or a quote is not closed")]
    [InlineData("data: s\nhidden: [\nd", "run.yaml:2:9", "a bracket or a quote is not closed")]
    [InlineData("data: \"a\\0b\"", "run.yaml:1:7", "holds a NUL character")]
    [InlineData("drop: [*a]", "run.yaml:1:8", "this is an alias")]
    public void Errors_have_line_and_column(string yaml, string place, string says)
    {
        var error = Assert.Throws<HillockException>(() => RunFile.Parse(yaml, RunVerb.Compare, "run.yaml"));
        Assert.StartsWith(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(says.Split('|'), part => error.Message.Contains(part, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1e308")]
    [InlineData("-1")]
    [InlineData("2e9")]
    public void Seconds_between_checkpoints_have_a_limit(string seconds)
    {
        var error = Assert.Throws<HillockException>(() => RunFile.Parse($"checkpoint-seconds: {seconds}", RunVerb.Train, "run.yaml"));
        Assert.Equal($"run.yaml:1:21: checkpoint-seconds is '{seconds}', but must be a number of seconds from 0 to 1e9, such as 60.", error.Message);
    }

    [Theory]
    [InlineData("drop: [")]
    [InlineData("drop:\n")]
    public void A_list_ends_where_it_is_too_long(string start)
    {
        var item = start.EndsWith('[') ? "a," : "- a\n";
        var error = Assert.Throws<HillockException>(() => RunFile.Parse(start + string.Concat(Enumerable.Repeat(item, 100_000)), RunVerb.Train, "run.yaml"));
        Assert.Contains("drop holds more than 10000 items", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_items_of_a_flag_have_the_same_limit() => Assert.Contains(
        "holds 10001 items", Assert.Throws<HillockException>(
            () => RunOptions.Get("drop", RunVerb.Train).Apply(new RunSpec(), Enumerable.Repeat("a", 10_001).ToArray())).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_too_long_or_a_folder_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("hillock").FullName;
        try
        {
            var path = Path.Combine(folder, "run.yaml");
            File.WriteAllText(path, new string('#', 1_000_001));
            Assert.Contains("holds more than 1000000 characters", Refusal(path), StringComparison.Ordinal);
            Assert.Contains("is a folder", Refusal(folder), StringComparison.Ordinal);
            Assert.Contains("has no name", Refusal(" "), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static string Refusal(string path) => Assert.Throws<HillockException>(() => RunFile.Read(path, RunVerb.Train)).Message;
    }

    [Fact]
    public void An_option_of_the_other_verb_is_refused()
    {
        var error = Assert.Throws<HillockException>(() => RunFile.Parse("seeds: 3", RunVerb.Train, "run.yaml"));
        Assert.Equal("run.yaml:1:1: seeds belongs to compare, not to train; leave it out.", error.Message);
    }

    [Fact]
    public void Paths_start_from_the_file()
    {
        var folder = Directory.CreateTempSubdirectory("hillock").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "cats.csv"), "a,b\n");
            var path = Path.Combine(folder, "run.yaml");
            File.WriteAllText(path, "data: cats.csv\ntest: more/cats.csv\noutput: out");
            var spec = RunFile.Read(path, RunVerb.Compare);
            Assert.Equal(Path.Combine(folder, "cats.csv"), spec.Data.Source);
            Assert.Equal(Path.Combine(folder, "more/cats.csv"), spec.Data.TestFile);
            Assert.Equal(Path.Combine(folder, "out"), spec.Place.Output);
            File.WriteAllText(path, "data: moons");
            Assert.Equal("moons", RunFile.Read(path, RunVerb.Compare).Data.Source);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static TheoryData<string> Paths => [.. RunOptions.All.Where(o => o.Path != PathUse.None).Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_relative_path_lies_beside_the_run_file_and_is_whole_in_that_of_a_run(string name)
    {
        var folder = Directory.CreateTempSubdirectory("hillock").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "rows.csv"), "a,b\n");
            File.WriteAllText(Path.Combine(folder, "run.yaml"), $"{name}: rows.csv");
            var option = RunOptions.Find(name)!;
            Assert.Equal([Path.Combine(folder, "rows.csv")], option.Texts(RunFile.Read(Path.Combine(folder, "run.yaml"), RunVerb.Train)));
            var relative = option.Apply(new RunSpec(), Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(folder, "rows.csv")));
            Assert.Equal(name == "output" ? null : [Path.Combine(folder, "rows.csv")], option.Texts(SpecFiles.Portable(relative)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_options_that_are_paths_say_so() => Assert.Equal(["data", "data-dir", "test", "output"], Paths.Select(p => p.Data));

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("'nowhere/run.yaml' cannot be read", Assert.Throws<HillockException>(() => RunFile.Read("nowhere/run.yaml", RunVerb.Train)).Message,
            StringComparison.Ordinal);
}
