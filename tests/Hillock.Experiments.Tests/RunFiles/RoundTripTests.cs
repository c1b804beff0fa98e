using CsCheck;
using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Tests.RunFiles;

public sealed class RoundTripTests
{
    private static readonly Gen<string> Activation = OneOf(
        "relu", "leaky_relu(alpha=0.01)", "x * sigmoid(1.702 * x)", "max(0, x)", "-x", "x*sigmoid(b*x)+c; b = 1, learn c = 0.5", "where(x > 0, x, 0.1*x)");

    private static readonly Gen<RunSpec> Spec =
        from activations in Activation.Array[1, 5]
        from layers in OneOf<string[]?>(null, ["dense(3, activation=_)", "residual(dense(3) | _)"], ["dense(8, where(x > 0, x, 0.1*x))", "_"])
        from hidden in Gen.Int[1, 512].Array[0, 4]
        from seeds in Gen.Long[-100, 100].ArrayUnique[1, 4]
        from named in Gen.Bool
        from rate in Gen.Double[1e-9, 10]
        from text in OneOf<string?>(null, "a file.csv", "~/x", "$HOME", "null", "-3", "true", "#1", "é", "it's", "a \"b\" \\c #d: e")
        from number in Gen.Int[1, 1000].Nullable()
        from flag in Gen.Bool.Nullable()
        select new RunSpec
        {
            Data = new()
            {
                Source = text ?? "moons",
                Target = text,
                Header = flag,
                Delimiter = flag == true ? '\t' : null,
                Encoding = flag == true ? "windows-1252" : null,
                DecimalMark = flag == true ? ',' : null,
                ThousandsMark = flag == true ? ' ' : flag == false ? '\'' : null,
                Units = flag,
                IgnoreCase = flag,
                Augment = flag == false ? "flip,shift(2),rotate(10)" : null,
                Window = number,
                Differences = flag == true ? [1, 12] : [],
            },
            Network = new() { Activations = activations, Hidden = hidden, Layers = layers },
            Fit = new()
            {
                SeedList = named ? seeds : null,
                SeedCount = named ? seeds.Length : 9,
                FirstSeed = number ?? -4,
                Rate = rate,
                Epochs = number,
                Options = new() { ClipNorm = number, L1 = flag == true ? rate : 0 },
            },
            Place = new() { Offline = flag },
        };

    [Fact]
    public void A_written_run_file_reads_back() =>
        Spec.Hold(spec => Same(spec, RunFile.Parse(RunFile.Write(spec, RunVerb.Compare), RunVerb.Compare)));

    [Fact]
    public void A_command_line_gives_its_run_back() =>
        Spec.Hold(spec => Same(spec, FromArguments(RunCommand.Arguments(spec, RunVerb.Compare))));

    [Fact]
    public void A_default_run_is_short()
    {
        Assert.Equal("hillock compare", RunCommand.Line(new RunSpec(), RunVerb.Compare));
        Assert.Equal(new RunSpec().Fit.Seeds, RunFile.Parse(RunFile.Write(new RunSpec(), RunVerb.Compare), RunVerb.Compare).Fit.Seeds);
    }

    [Fact]
    public void Words_are_quoted_for_the_shell() =>
        Assert.Equal("hillock compare --target 'a '\\''b'\\'' $c' --activations 'relu,max(0, x)'",
            RunCommand.Line(new RunSpec { Data = new() { Target = "a 'b' $c" }, Network = new() { Activations = ["relu", "max(0, x)"] } }, RunVerb.Compare));

    [Fact]
    public void Every_option_gives_back_the_texts_it_took()
    {
        foreach (var option in RunOptions.All)
        {
            var texts = option.Kind == RunOptionKind.List ? ItemText.Split(option.Example) : [option.Example];
            if (option.ItemsMakeGroups) texts = [option.Example]; // several items are one text
            Assert.Equal(texts, option.Texts(option.Apply(new RunSpec(), texts)));
            Assert.Null(option.Texts(new RunSpec()));
            Assert.NotEmpty(option.Help);
        }
    }

    [Fact]
    public void No_two_options_share_a_name()
    {
        var names = RunOptions.All.SelectMany(o => o.Names).ToArray();
        Assert.Equal(names.Distinct(), names);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static RunSpec FromArguments(IReadOnlyList<string> words)
    {
        var spec = new RunSpec();
        for (var i = 1; i < words.Count; i++)
        {
            var parts = words[i].Split('=', 2);
            var text = words[i].Contains('=', StringComparison.Ordinal) ? parts[1] : words[++i];
            spec = RunOptions.Get(parts[0][2..], RunVerb.Compare).ApplyText(spec, text);
        }

        return spec;
    }

    private static bool Same(RunSpec a, RunSpec b) =>
        RunOptions.All.All(o => (o.Texts(a) ?? []).SequenceEqual(o.Texts(b) ?? [])) && a.Fit.Seeds.SequenceEqual(b.Fit.Seeds);
}
