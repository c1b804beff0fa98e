using Hillock.Engine;
using Hillock.Health.Forecasts;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Tests.Networks;
using Hillock.Training;

namespace Hillock.Tests.Layers;

/// <summary>What every layer owes the rest of the house: text and file, a row of the summary, gradients, a forecast that the engine bears out, true
/// roles.</summary>
/// <remarks>The kinds are found by reflection, and so are their settings: a new layer is tried here without an edit. The comparison with the peer is asked
/// for in the oracle's tests.</remarks>
public sealed class LayerContractTests : IDisposable
{
    // Some text among these is another value of any setting.
    private static readonly string[] Values =
        ["true", "false", "2", "3", "0.25", "elu", "he_normal", "same", "1", "dense(256)", "dense(4)", "gru(3)", "4x-1", "dense(256, relu) | dense(256)"];

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"hillock-{Guid.NewGuid():N}");

    public static TheoryData<string> Kinds => AnyLayer.Kinds;

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Every_layer_has_a_kind_of_its_own()
    {
        var types = typeof(Layer).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Layer)) && !t.IsAbstract).ToList();
        Assert.Equal(types.Count, LayerKind.All.Select(k => k.Usual.GetType()).Distinct().Count());
        Assert.Empty(LayerKind.All.SelectMany(k => k.Aliases.Append(k.Name)).GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.All(types, t => Assert.True(t.IsSealed && t.IsPublic, t.Name));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_setting_comes_back_from_text_and_file(string kind)
    {
        var usual = LayerKind.Find(kind)!.Usual;
        foreach (var layer in Settings(usual).Select(s => Changed(usual, s)).Prepend(AnyLayer.Usual(kind)))
        {
            var read = Layer.Parse(layer.Text);
            Assert.Equal(LayerKind.SettingsOf(layer, new LayerSettings()), LayerKind.SettingsOf(read, new LayerSettings()));
            Assert.Equal(layer.Signature, read.Signature);
            using var model = AnyLayer.Alone(layer);
            model.Initialize(1);
            AnyLayer.Stir(model);
            model.Save(_folder);
            using var loaded = Network.Load(_folder);
            Assert.Equal(model.Graph.Signature, loaded.Graph.Signature);
            var rows = AnyLayer.Rows(model, 3);
            Assert.Equal(model.Predict(rows), loaded.Predict(rows));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_setting_is_another_layer(string kind)
    {
        var usual = LayerKind.Find(kind)!.Usual;
        foreach (var setting in Settings(usual))
        {
            var (own, changed) = (LayerKind.SettingsOf(usual, new LayerSettings()), LayerKind.SettingsOf(Changed(usual, setting), new LayerSettings()));
            Assert.Equal([setting], own.Zip(changed).Where(p => p.First != p.Second).Select(p => p.First.Name));
            Assert.NotEqual(usual.Text, Changed(usual, setting).Text);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Everything_that_C_sharp_can_set_is_a_setting(string kind)
    {
        var usual = LayerKind.Find(kind)!.Usual;
        var parameters = usual.GetType().GetConstructors().Max(c => c.GetParameters().Length);
        var properties = usual.GetType().GetProperties().Where(p => p.SetMethod is { IsPublic: true }).Select(p => p.Name).ToList();
        Assert.True(
            parameters + properties.Count == Settings(usual).Count(),
            $"{kind} takes {parameters} parameters and {string.Join(", ", properties)}, and asks for {string.Join(", ", Settings(usual))}.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Stands_in_the_summary_with_its_numbers(string kind)
    {
        using var model = AnyLayer.Alone(AnyLayer.Usual(kind));
        var summary = model.Summary();
        Assert.All(model.Layers, l => Assert.Contains(l.Name, summary, StringComparison.Ordinal));
        Assert.All(model.Layers, l => Assert.NotEqual(l.Layer.GetType().FullName, l.Layer.ToString()));
        Assert.All(model.Graph.Nodes, n => Assert.True(n.Layer is not LinearLayer and not RecurrentLayer || n.Layer.MultiplyAdds(n.InputShapes) > 0, n.Name));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_agree_with_central_differences(string kind)
    {
        using var model = AnyLayer.Between(AnyLayer.Usual(kind), units: 8);
        model.Initialize(2);
        DifferenceCheck.Run(model, rows: 6, seed: 3, samples: 2, tolerance: 0.03, fill: (rows, _) => AnyLayer.Rows(model, 6).CopyTo(rows, 0));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_forecast_is_what_the_engine_measures(string kind)
    {
        using var model = AnyLayer.Between(AnyLayer.Usual(kind));
        model.Initialize(1);
        var forecast = Forecast.Of(model, new ForecastOptions { Dropout = false }).Layers;
        var measured = Trace(model, rows: 64).Layers
            .Select(l => (Square: l.Variance + (l.Mean * l.Mean), Log: l.Gradient is { } g ? Math.Log10(g * g * l.Outputs.Size) : (double?)null)).ToList();
        var doubt = forecast.All(l => l.Doubt is null) ? 1 : 4; // an order of magnitude, as the forecast says itself
        foreach (var (said, seen) in forecast.Zip(measured))
        {
            Assert.True(
                Math.Abs(Math.Log10(seen.Square) - Math.Log10(said.OutputMeanSquare)) < 0.1 * doubt,
                FormattableString.Invariant($"{said.Name}: mean square {said.OutputMeanSquare} in the forecast, {seen.Square} in the engine"));
            if (seen.Log is not { } gradient || double.IsNegativeInfinity(said.Log10OutputGradient)) continue;
            Assert.True(
                Math.Abs(gradient - measured[^1].Log!.Value - said.Log10OutputGradient) < 0.15 * doubt,
                FormattableString.Invariant(
                    $"{said.Name}: log10 of the squared gradient {said.Log10OutputGradient}, in the engine {gradient - measured[^1].Log}"));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Roles_are_true_and_none_is_left_out(string kind)
    {
        var layer = AnyLayer.Usual(kind);
        if (layer is CompositeLayer || AnyLayer.ReadsIds(layer)) return;
        using var model = AnyLayer.Alone(layer);
        model.Initialize(1);
        AnyLayer.Stir(model);
        float[] a = AnyLayer.Rows(model, 1, 1), b = AnyLayer.Rows(model, 1, 2), both = [.. a.Zip(b, (x, y) => x + y)];
        float[] fa = model.Predict(a), fb = model.Predict(b), fBoth = model.Predict(both), fNone = model.Predict(new float[a.Length]);
        var takesOne = model.Graph.Nodes.Count == 1;
        Holds(LayerRoles.KeepsNumbers, takesOne && fa.Order().SequenceEqual(a.Order()));
        if (takesOne) Holds(LayerRoles.Affine, fa.Zip(fb, (x, y) => x + y).Zip(fBoth.Zip(fNone, (x, y) => x + y)).All(p => Near(p.First, p.Second)));
        Holds(LayerRoles.UsesBatch, layer.Parameters(model.Graph.Nodes[^1].InputShapes).Any(p => p.Kind == ParameterKind.State));
        Holds(LayerRoles.AddsInputs, !takesOne && fa.Zip(a).All(p => Near(p.First, p.Second + MathF.Tanh(p.Second))));
        Holds(LayerRoles.MultipliesInputs, !takesOne && fa.Zip(a).All(p => Near(p.First, p.Second * MathF.Tanh(p.Second))));
        Holds(LayerRoles.IsActivation, layer is ActivationLayer);
        Assert.True(!layer.Is(LayerRoles.KeepsChannels) || layer.Is(LayerRoles.KeepsNumbers));
        Assert.Equal(LayerKind.Find(kind)!.Settings.Any(s => s.Name == "rate"), layer.DropRate > 0);

        void Holds(LayerRoles role, bool expected) =>
            Assert.True(layer.Is(role) == expected, $"{layer.Text} {(expected ? "is" : "is not")} {role}, and says otherwise.");
    }

    private static bool Near(float x, float y) => Math.Abs(x - y) <= 1e-3f * (1 + Math.Abs(x));

    private static string Value(Layer layer, string setting) => LayerKind.SettingsOf(layer, new LayerSettings()).Single(s => s.Name == setting).Text;

    private static IEnumerable<string> Settings(Layer layer) => LayerKind.SettingsOf(layer, new LayerSettings()).Select(s => s.Name);

    // The usual layer with another value of one setting, one that a network can run.
    private static Layer Changed(Layer usual, string setting)
    {
        foreach (var value in Values)
        {
            try
            {
                var changed = usual.With(new LayerSettings().Set(setting, value));
                if (Value(changed, setting) == Value(usual, setting)) continue;
                using var model = AnyLayer.Alone(changed);
                return usual.With(new LayerSettings().Set(setting, value));
            }
            catch (Exception e) when (e is HillockException or FormatException or InvalidOperationException)
            {
                // Not a value of this setting.
            }
        }

        throw new InvalidOperationException($"None of {string.Join(", ", Values)} is another value of {setting}; add one.");
    }

    // Far targets make the gradient a random vector.
    private static SignalReport Trace(Network model, int rows)
    {
        var random = new RandomStream(5, "targets");
        var targets = new float[rows * model.Outputs.Size];
        foreach (ref var target in targets.AsSpan()) target = (float)(1e6 * random.NextNormal());
        return model.Trace(AnyLayer.Rows(model, rows), targets, new MeanSquaredError());
    }
}
