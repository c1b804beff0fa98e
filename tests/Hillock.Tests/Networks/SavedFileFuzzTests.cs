using System.Text;
using System.Text.RegularExpressions;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Tests.Training;
using Hillock.Training;

namespace Hillock.Tests.Networks;

/// <summary>Saved files with anything in them are read, or refused with a message; HILLOCK_FUZZ is how many mutants of each there are in a whole run.</summary>
public sealed partial class SavedFileFuzzTests : IDisposable
{
    private static readonly int Mutants = int.TryParse(Environment.GetEnvironmentVariable("HILLOCK_FUZZ"), out var mutants) ? mutants : 80;

    private static readonly string[] Values =
        ["0", "-1", "1", "7", "2147483647", "2147483648", "9223372036854775807", "1e308", "-1e308", "0.5", "null", "true", "\"\"", "\"x\"", "[]", "{}",
            "[[[]]]", "\"relu\"", "\"code:a\"", "\"NaN\"", "\"3x3\"", "\"-3x0\""];

    private readonly Data.TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model()
    {
        using var model = new Sequential(new Shape(6, 6, 2))
        {
            new Conv2D(3, 3, "mine(x) = x * sigmoid(a * x); learn a = 1 per channel"), new BatchNorm(), new MaxPool2D(2),
                new Residual(new Conv2D(3, 1, "relu")) { Projection = new Conv2D(3, 1) }, new Flatten(),
            new Dense(4, "leaky_relu(0.3)"), new Dropout(0.2), new Reshape(2, 2), new Bidirectional(new LSTM(2)), new Dense(2, "softmax"),
        };
        model.Initialize(1);
        model.Save(_folder.Path);
        using (Network.Load(_folder.Path))
        {
        }

        Fuzz("model.json", text: true, () => Network.Load(_folder.Path).Dispose());
        Fuzz("weights.safetensors", text: false, () => Network.Load(_folder.Path).Dispose());
    }

    [Fact]
    public void A_checkpoint()
    {
        var place = Path.Combine(_folder.Path, "checkpoint");
        var data = TestData.Moons(60);
        Train(2);
        foreach (var path in Directory.GetFiles(place))
        {
            var name = Path.Combine("checkpoint", Path.GetFileName(path));
            Fuzz(name, text: !name.EndsWith(".safetensors", StringComparison.Ordinal), () => Train(2));
        }

        void Train(int epochs)
        {
            using var model = new Sequential(2) { new Dense(3, "prelu"), new Dense(1, "sigmoid") };
            model.Fit(data, new FitOptions
            {
                Epochs = epochs,
                BatchSize = 30,
                Seed = 1,
                Threads = 1,
                EmaDecay = 0.9,
                Checkpoint =
                new Checkpointing(place) { EveryEpochs = null }
            });
        }
    }

    private void Fuzz(string name, bool text, Action read)
    {
        var files = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllBytes);
        var path = Path.Combine(_folder.Path, name);
        for (var mutant = 0; mutant < Mutants; mutant++)
        {
            var bytes = Mutate(files[path], text, new Random(mutant));
            File.WriteAllBytes(path, bytes);
            var error = Record.Exception(read);
            Assert.True(error is null or HillockException, $"{name}, mutant {mutant}: {error}\n{(text ? Encoding.UTF8.GetString(bytes) : "")}");
            foreach (var (file, content) in files) File.WriteAllBytes(file, content);
        }
    }

    private static byte[] Mutate(byte[] bytes, bool text, Random random)
    {
        if (text && random.Next(3) > 0) return Encoding.UTF8.GetBytes(MutateText(Encoding.UTF8.GetString(bytes), random));
        // The header of a binary file is where structure is.
        var place = random.Next(random.Next(2) == 0 ? Math.Min(bytes.Length, 64) : bytes.Length);
        var length = Math.Min(random.Next(1, 30), bytes.Length - place);
        switch (random.Next(5))
        {
            case 0: return bytes[..place];
            case 1: return [.. bytes[..place], .. bytes[(place + length)..]];
            case 2: return [.. bytes, .. bytes[place..(place + length)]];
            case 3: return [.. bytes[..place], .. bytes[place..(place + length)], .. bytes[place..]];
            default:
                var changed = bytes.ToArray();
                for (var i = random.Next(4); i >= 0; i--) changed[random.Next(random.Next(2) == 0 ? Math.Min(bytes.Length, 64) : bytes.Length)] =
                    (byte)random.Next(256);
                return changed;
        }
    }

    private static string MutateText(string text, Random random)
    {
        // Half of them without the checksum, as somebody would change them by hand.
        if (random.Next(2) == 0) text = Sum().Replace(text, "");
        for (var i = random.Next(3); i >= 0; i--)
        {
            var all = Value().Matches(text);
            if (all.Count == 0) return text;
            var match = all[random.Next(all.Count)];
            text = text[..match.Index] + Values[random.Next(Values.Length)] + text[(match.Index + match.Length)..];
        }

        return text;
    }

    [GeneratedRegex(@"(?<=[:\[,]\s*)(-?[0-9][0-9.eE+-]*|true|false|""[^""]*"")(?!\s*:)")]
    private static partial Regex Value();

    [GeneratedRegex(@",\s*""crc32c"":\s*""[0-9a-f]*""")]
    private static partial Regex Sum();
}
