using System.Text;
using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Networks;

public sealed class SaveTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"hillock-{Guid.NewGuid():N}");

    private string Weights => Path.Combine(_folder, "weights.safetensors");

    private string Description => Path.Combine(_folder, "model.json");

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Loads_back_bit_for_bit()
    {
        var model = Make();
        float[] x = [.. Enumerable.Range(0, 12).Select(i => i / 7f)];
        using (var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Adam(), 1)) trainer.Step(x, [1]);
        model.Save(_folder);
        var loaded = Sequential.Load(_folder);
        Assert.Equal(model.ToString(), loaded.ToString());
        Assert.Equal(model.Inputs, loaded.Inputs);
        Assert.Equal(model.Head, loaded.Head);
        foreach (var p in model.Parameters) Assert.Equal(model.GetParameter(p.Name), loaded.GetParameter(p.Name));
        Assert.Equal(model.Predict(x), loaded.Predict(x));
        Assert.Equal(["model.json", "weights.safetensors"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_description_without_a_setting_that_came_later_has_its_usual_value()
    {
        Make().Save(_folder);
        var lines = File.ReadAllLines(Description);
        Assert.Contains(lines, l => l.Contains("bias_initializer", StringComparison.Ordinal));
        var older = string.Join('\n', lines.Where(l =>
            !l.Contains("bias_initializer", StringComparison.Ordinal) && !l.Contains("crc32c", StringComparison.Ordinal)));
        File.WriteAllText(Description, System.Text.RegularExpressions.Regex.Replace(older, @",(\s*\})", "$1"));
        Assert.Equal("zeros", Assert.IsType<Dense>(Sequential.Load(_folder).First(l => l is Dense)).BiasInitializer.Text);
    }

    [Fact]
    public void The_weights_are_a_safetensors_file()
    {
        var model = Make();
        model.Save(_folder);
        var bytes = File.ReadAllBytes(Weights);
        var length = BitConverter.ToInt64(bytes);
        Assert.Equal(0, length % 8);
        var header = Encoding.UTF8.GetString(bytes, 8, (int)length);
        Assert.StartsWith("{\"dense_1.weight\":{\"dtype\":\"F32\",\"shape\":[12,5],\"data_offsets\":[0,240]}", header, StringComparison.Ordinal);
        Assert.Equal(8 + length + (4 * model.ParameterCount), bytes.Length);
        Assert.Equal(model.GetParameter("dense_1.weight")[0], BitConverter.ToSingle(bytes, (int)(8 + length)));
    }

    [Fact]
    public void Files_cut_short_anywhere_are_said_to_be_damaged()
    {
        Make().Save(_folder);
        var bytes = File.ReadAllBytes(Weights);
        for (var length = 0; length < bytes.Length; length += 7)
        {
            File.WriteAllBytes(Weights, bytes[..length]);
            Assert.Contains("damaged", Assert.Throws<HillockException>(() => Sequential.Load(_folder)).Message, StringComparison.Ordinal);
        }

        File.WriteAllBytes(Weights, bytes);
        var text = File.ReadAllText(Description);
        for (var length = 0; length < text.TrimEnd().Length; length += 5)
        {
            File.WriteAllText(Description, text[..length]);
            Assert.Contains("damaged", Assert.Throws<HillockException>(() => Sequential.Load(_folder)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\"units\": 5", "\"units\": 6", "do not belong together")]
    [InlineData("\"bias\": true", "\"bias\": false", "do not belong together")]
    [InlineData("\"schemaVersion\": 3", "\"schemaVersion\": 4", "Update Hillock")]
    [InlineData("\"schemaVersion\": 3", "\"schemaVersion\": 0", "damaged")]
    [InlineData("0.25", "0.75", "not as it was saved")]
    [InlineData("hillock-model", "other", "does not describe")]
    [InlineData("\"dense\"", "\"attention\"", "Update Hillock")]
    [InlineData("\"units\": 5", "\"units\": 0", "at least 1 unit")]
    [InlineData("\"units\": 5", "\"units\": \"five\"", "damaged")]
    [InlineData("tanh", "tanhh", "tanh")]
    public void An_altered_description_is_refused(string text, string by, string expected)
    {
        Make().Save(_folder);
        File.WriteAllText(Description, File.ReadAllText(Description).Replace(text, by, StringComparison.Ordinal));
        Assert.Contains(expected, Assert.Throws<HillockException>(() => Sequential.Load(_folder)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mine(x) = x * tanh(exp(x))")]
    [InlineData("mine(x) = x * sigmoid(beta * x) + slope * x; beta = 1.5; learn slope = 0.1")]
    [InlineData("mine(x) = x * sigmoid(beta * x) + slope * x; beta = 1.5; learn slope = 0.1 per channel")]
    [InlineData("mine(x, beta=3) = x * sigmoid(beta * x); beta = 1.5")]
    [InlineData("mine(x) = tanh(a * x); learn a = pi")]
    [InlineData("mine(x) = max(-pi, x) + a; a = -pi")]
    [InlineData("sin(pi * x / e)")]
    [InlineData("geglu")]
    [InlineData("crelu")]
    [InlineData("rrelu")]
    [InlineData("maxout(3)")]
    [InlineData("sparsemax")]
    [InlineData("prelu(shared)")]
    public void A_formula_comes_back_with_what_was_learned(string text)
    {
        Activation activation = text;
        using var model =
            new Sequential(4) { new Dense(6, activation), new ActivationLayer(activation.Kind == ActivationKind.Elementwise ? activation : "relu"),
            new Dense(2) };
        model.Initialize(3);
        var random = new Random(4);
        foreach (var p in model.Parameters)
            model.SetParameter(p.Name, [.. Enumerable.Range(0, (int)p.Count).Select(_ => (float)random.NextDouble() - 0.5f)]);
        model.Save(_folder);
        using var loaded = Sequential.Load(_folder);
        float[] x = [0.5f, -2, 1.25f, 0];
        Assert.Equal(model.Predict(x), loaded.Predict(x));
        var back = ((Dense)loaded.Layers[0].Layer).Activation;
        Assert.Equal(activation, back);
        Assert.Equal(activation.Text, back.Text);
        Assert.Equal(activation.Parameters, back.Parameters);
        foreach (var p in model.Parameters) Assert.Equal(model.GetParameter(p.Name), loaded.GetParameter(p.Name));
    }

    [Fact]
    public void Two_formulas_of_one_name_stay_two()
    {
        using var model = new Sequential(2)
        {
            new Dense(3, Activation.Define("mine", x => x * x)), new Residual(new Dense(3, Activation.Define("mine", x => 3 * x)), new Dense(3)), new Dense(1),
        };
        model.Initialize(1);
        model.Save(_folder);
        using var loaded = Network.Load(_folder);
        Assert.Equal(model.Predict([0.5f, -2]), loaded.Predict([0.5f, -2]));
        Assert.Equal(model.Layers.Select(l => l.Layer.OutputActivation?.Text), loaded.Layers.Select(l => l.Layer.OutputActivation?.Text));
    }

    [Fact]
    public void A_formula_of_a_recurrent_layer_and_of_the_head_comes_back()
    {
        using var model =
            new Sequential(new Shape(5, 2)) { new Bidirectional(new GRU(3, Activation.Define("mine", x => 0.5 * x / (1 + Formula.X * Formula.X)))),
            new Dense(1) };
        model.Initialize(1);
        model.SetHead("last(x) = 1 / (1 + x^2)");
        model.Save(_folder);
        using var loaded = Network.Load(_folder);
        float[] x = [.. Enumerable.Range(0, 10).Select(i => i / 5f)];
        Assert.Equal(model.Predict(x), loaded.Predict(x));
        Assert.Equal(model.Head, loaded.Head);
    }

    [Fact]
    public void Code_of_the_same_name_that_gives_other_values_is_refused()
    {
        var (mine, other) = (Activation.FromCode("mine", x => 2 * x, _ => 2), Activation.FromCode("mine", x => 3 * x, _ => 3));
        using (var model = new Sequential(2) { new Dense(3, mine), new Dense(1) })
        {
            model.Initialize(1);
            model.Save(_folder);
            Assert.Contains("other values", Assert.Throws<HillockException>(() => Sequential.Load(_folder, other)).Message, StringComparison.Ordinal);
            using var loaded = Sequential.Load(_folder, mine);
            Assert.Equal(model.Predict([1, 2]), loaded.Predict([1, 2]));
        }

        using var both = new Sequential(2) { new Dense(3, mine), new Dense(3, other), new Dense(1) };
        both.Initialize(1);
        Assert.Contains("Two different activations", Assert.Throws<HillockException>(() => both.Save(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_that_refuses_numbers_is_saved()
    {
        var picky = Activation.FromCode("picky", x => x < 0 ? throw new ArgumentOutOfRangeException(nameof(x)) : x, _ => 1);
        using var model = new Sequential(1) { new Dense(1, picky, "ones", useBias: false) };
        model.Initialize(1);
        model.Save(_folder);
        using var loaded = Sequential.Load(_folder, picky);
        Assert.Equal([2f], loaded.Predict([2f]));
    }

    [Fact]
    public void A_name_of_an_older_file_asks_for_its_formula()
    {
        using var model = new Sequential(2) { new Dense(3, Activation.Define("mine", x => x * x)), new Dense(1) };
        model.Initialize(1);
        model.Save(_folder);
        var old = string.Join('\n', File.ReadAllLines(Description).Where(l => !l.Contains("crc32c", StringComparison.Ordinal)))
            .Replace("mine(x) = x * x", "mine", StringComparison.Ordinal).Replace("\"schemaVersion\": 3", "\"version\": 2", StringComparison.Ordinal);
        File.WriteAllText(Description, System.Text.RegularExpressions.Regex.Replace(old, @",(\s*\})", "$1"));
        var message = Assert.Throws<HillockException>(() => Sequential.Load(_folder)).Message;
        Assert.Contains("by its name alone", message, StringComparison.Ordinal);
        Assert.Contains("mine(x) =", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_flipped_bit_of_the_weights_is_seen()
    {
        Make().Save(_folder);
        var bytes = File.ReadAllBytes(Weights);
        var name = Encoding.Latin1.GetString(bytes).LastIndexOf("crc32c", StringComparison.Ordinal);
        for (var bit = 0; bit < 8 * bytes.Length; bit += 11)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(Weights, bytes);
            var error = Record.Exception(() => Sequential.Load(_folder));
            // A letter of the words that name the checksum is part of no tensor.
            if (error is null) Assert.InRange(bit / 8, name, name + 5);
            else Assert.IsType<HillockException>(error);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Every_flipped_bit_of_the_description_is_seen()
    {
        Make().Save(_folder);
        var bytes = File.ReadAllBytes(Description);
        var place = Encoding.UTF8.GetString(bytes).IndexOf("crc32c", StringComparison.Ordinal);
        for (var bit = 0; bit < 8 * place; bit += 7)
        {
            // White space says nothing.
            if (bytes[bit / 8] is (byte)' ' or (byte)'\n' or (byte)'\r') continue;
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(Description, bytes);
            Assert.IsType<HillockException>(Record.Exception(() => Sequential.Load(_folder)));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void A_missing_folder_says_what_is_expected() =>
        Assert.Contains("model.json", Assert.Throws<HillockException>(() => Sequential.Load(_folder)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_place_that_cannot_be_written_is_said()
    {
        File.WriteAllText(_folder, "a file");
        try
        {
            Assert.Contains("Cannot write", Assert.Throws<HillockException>(() => Make().Save(_folder)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(_folder);
        }
    }

    private static Sequential Make()
    {
        var model = new Sequential(new Shape(3, 4))
        {
            new Dense(5, "tanh"), new Dropout(0.25), new Dense(4, "max(0, x) + a * min(0, x); learn a = 0.1", "he_normal", useBias: false),
            new ActivationLayer("leaky_relu(alpha=0.3)"), new Dense(3),
        };
        model.Initialize(5);
        return model;
    }
}
