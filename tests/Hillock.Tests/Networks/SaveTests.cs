using System.Text;
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
        var older = string.Join('\n', lines.Where(l => !l.Contains("bias_initializer", StringComparison.Ordinal)));
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
    [InlineData("\"version\": 2", "\"version\": 3", "Update Hillock")]
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
