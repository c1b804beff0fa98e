using Hillock.Activations;
using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Tests.Data;
using Hillock.Tests.Training;
using Hillock.Training;

namespace Hillock.Tests.Activations;

public sealed class CodeActivationTests
{
    private static readonly CodeActivation Silu = Activation.FromCode("my_silu", x => x / (1 + Math.Exp(-x)), SiluSlope);

    [Fact]
    public void Trains_like_the_formula_it_equals()
    {
        var byCode = Losses(Silu);
        var byFormula = Losses("x * sigmoid(x)");
        Assert.Equal(byFormula.Length, byCode.Length);
        Assert.All(byCode.Zip(byFormula), p => Assert.Equal(p.Second, p.First, 2e-4 * p.Second));
    }

    [Fact]
    public void A_subclass_with_vector_code_gives_the_same_bits_as_its_formula()
    {
        var data = TestData.Moons(200);
        Assert.Equal(Outputs(new VectorRelu(), data), Outputs("relu", data));
    }

    [Fact]
    public void Threads_do_not_change_the_bits() => Assert.Equal(Losses(Silu), Losses(Silu, threads: 3));

    [Fact]
    public void Works_as_a_layer_of_its_own()
    {
        using var model = new Sequential(2) { new Dense(5), new ActivationLayer(Silu) };
        model.Initialize(3);
        using var twin = new Sequential(2) { new Dense(5), new ActivationLayer("swish") };
        twin.Initialize(3);
        Assert.All(model.Predict([0.5f, -2f]).Zip(twin.Predict([0.5f, -2f])), p => Assert.Equal(p.Second, p.First, 1e-6f));
    }

    [Fact]
    public void Gets_the_initialiser_of_the_formula_it_equals()
    {
        Assert.Equal("he_normal", new Dense(3, new VectorRelu()).InitializerFor(null).Id);
        Assert.Equal("glorot_uniform", new Dense(3, Activation.FromCode("my_tanh", Math.Tanh, x => 1 - (Math.Tanh(x) * Math.Tanh(x)))).InitializerFor(null).Id);
        Assert.Equal("gain_normal", new Dense(3, Silu).InitializerFor(null).Id);
    }

    [Fact]
    public void Is_saved_by_name_and_must_be_passed_to_load()
    {
        using var folder = new TemporaryFolder();
        using var model = new Sequential(2) { new Dense(4, Silu), new Dense(1) };
        model.Initialize(1);
        model.Save(folder.Path);
        var message = Assert.Throws<HillockException>(() => Sequential.Load(folder.Path)).Message;
        Assert.Contains("Code is not saved, only its name", message, StringComparison.Ordinal);
        Assert.Contains("my_silu", message, StringComparison.Ordinal);
        using var loaded = Sequential.Load(folder.Path, Silu);
        Assert.Equal(model.Predict([0.3f, -0.7f]), loaded.Predict([0.3f, -0.7f]));
    }

    [Fact]
    public void An_error_in_the_code_reaches_the_caller()
    {
        var broken = Activation.FromCode("broken", x => throw new InvalidTimeZoneException("mine"), x => 1);
        using var model = new Sequential(2) { new Dense(4, broken, "he_normal"), new Dense(1) };
        model.Initialize(1);
        Assert.Throws<InvalidTimeZoneException>(() => model.Predict([1f, 2f]));
    }

    [Theory]
    [InlineData("relu", "catalogue has")]
    [InlineData("Mine", "cannot name")]
    [InlineData("", "cannot name")]
    public void A_name_that_cannot_be_used_is_refused(string id, string part) => Assert.Contains(
        part, Assert.Throws<HillockException>(() => Activation.FromCode(id, x => x, x => 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Equal_only_to_itself()
    {
        var other = Activation.FromCode("my_silu", x => x, x => 1);
        Assert.True(Silu.Equals(Silu));
        Assert.False(Silu.Equals(other));
        Assert.False(Activation.Define("my_silu", x => x).Equals(Silu));
        Assert.Throws<HillockException>(() => Silu.With("alpha", 1));
    }

    private static double SiluSlope(double x)
    {
        var s = 1 / (1 + Math.Exp(-x));
        return s * (1 + (x * (1 - s)));
    }

    private static double[] Losses(Activation activation, int threads = 1)
    {
        var data = TestData.Moons(300);
        using var model = new Sequential(2) { new Dense(16, activation), new Dense(16, activation), new Dense(1, "sigmoid") };
        var history = model.Fit(data, new FitOptions { Epochs = 5, Seed = 4, Threads = threads });
        return [.. history.Select(e => e.Loss)];
    }

    private static float[] Outputs(Activation activation, DataSet data)
    {
        using var model = new Sequential(2) { new Dense(16, activation), new Dense(16, activation), new Dense(1, "sigmoid") };
        model.Fit(data, new FitOptions { Epochs = 3, Seed = 4 });
        return model.Predict([0.1f, 0.2f, -1f, 0.5f]);
    }

    private sealed class VectorRelu() : CustomActivation("my_relu")
    {
        public override double Value(double x) => Math.Max(0, x);

        public override double Derivative(double x) => x > 0 ? 1 : 0;

        public override void Apply(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative)
        {
            for (var i = 0; i < x.Length; i++)
            {
                y[i] = Math.Max(0, x[i]);
                derivative[i] = x[i] > 0 ? 1 : 0;
            }
        }
    }
}
