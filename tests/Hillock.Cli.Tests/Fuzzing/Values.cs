using Hillock.Experiments.RunFiles;

namespace Hillock.Cli.Tests.Fuzzing;

/// <summary>Values that options have been given, or could be; none that asks for much memory or time.</summary>
internal sealed class Values(Random random, Scratch folder)
{
    private static readonly string[] Numbers =
        ["0", "1", "2", "3", "7", "64", "-1", "-0", "0.5", "1e-3", "1e308", "-1e308", "1e-320", "1e999", "NaN", "Infinity", "-Infinity", "∞", "1,5", "1.5e",
            "0x10", "1_0", "+5", " 5 ", "٣", "½", "3 4", "2147483648", "-2147483649", "9223372036854775808", "99999999999999999999999", ".", "-", "+", "1e"];

    private static readonly string[] Odd =
        ["", " ", "\t", "\n", "\0", "a\0b", "\u001b[31m", "\u202e", "\ud800", "[red]", "[/]", "'", "\"", "\\", "%s", "{0}", "$(x)", "..", ".", "/", "//", "~",
            "*", "?", "-", "--", "---", "@x", "=", ",", ",,", ";", ":", "auto", "none", "null", "true", "no", "ON", "日本語", "é", "👍", "()", "(", ")", "[", "]",
            "[[", "x", "_", "#", "&a", "*a", "!!int 3", "<<"];

    private static readonly string[] Formulas =
        ["x", "x +", "x * sigmoid(x)", "max(0, x", "sin(x)/x", "relu(x)^0.5", "1/0", "x^x^x", "learn a = 1", "a*x; learn a = 1", "x; a = ", "relu(relu)",
            "leaky_relu(alpha=)", "leaky_relu(alpha=1e400)", "leaky_relu(beta=2)", "where(x > 0, x)", "keras:relu", "keras:", ":", "softmax", "swiglu",
            "maxout(0)", "kwta(k=-1)", "rrelu", "((((((((((x))))))))))", "tanh(tanh(tanh(tanh(x))))", "x*1e308*1e308", "gelu(approximate=tanh)"];

    private static readonly string[] Layers =
        ["dense(4, _)", "dense(0)", "dense(-1, relu)", "dense", "conv2d(2, 3, _)", "flatten", "max_pool(2)", "max_pool(0)", "dropout(2)", "dropout(0.2)",
            "residual(dense(4, _))", "lstm(4)", "embedding(3)", "batch_norm", "layer_norm()", "dense(4, relu, 3, 4, 5)", "nothing(3)", "attention"];

    private static readonly string[] Named =
        ["digits", "moons", "spirals", "sgd", "adam", "adam(beta1=2)", "rmsprop(centered=true)", "cosine", "cosine(warmup=-1)", "step(every=0)",
            "huber(delta=0)", "mse", "cross_entropy", "he_normal", "normal(std=-1)", "normal(std=", "balanced", "1,2", "flip", "shift(200)", "zoom(x)", "tab",
            "\\t", "regression", "binary", "20x4", "0x4", "4x", "x4", "64,0", "3,3,3", "7,", "32x32", "0x64", "1x", "light", "svg", "pytorch", "-5,5", "5,-5",
            "0,0", "1e308,-1e308", "300x200", "0x0", "300", "Rectifiers", "keras", "swap-activations"];

    /// <summary>A value for an option of a kind; every fourth time one of any kind, sometimes with a change.</summary>
    public string Next(RunOptionKind? kind)
    {
        var pool = random.Next(4) == 0 ? Pools()[random.Next(Pools().Length)] : kind switch
        {
            RunOptionKind.Integer or RunOptionKind.Number => Numbers,
            RunOptionKind.Switch => ["true", "false", "yes", "", "2"],
            _ => random.Next(2) == 0 ? Named : Pools()[random.Next(Pools().Length)],
        };
        var value = pool[random.Next(pool.Length)];
        return random.Next(8) == 0 ? Changed(value) : value;
    }

    /// <summary>A text with a few characters taken out, doubled or put in.</summary>
    public string Changed(string text)
    {
        var characters = text.ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var place = random.Next(characters.Count + 1);
            switch (random.Next(4))
            {
                case 0 when place < characters.Count: characters.RemoveAt(place); break;
                case 1 when place < characters.Count: characters.Insert(place, characters[place]); break;
                case 2 when place < characters.Count: characters[place] = Character(); break;
                default: characters.Insert(place, Character()); break;
            }
        }

        return new string([.. characters]);
    }

    /// <summary>A place in the scratch folder.</summary>
    public string File()
    {
        var files = Files();
        return files[random.Next(files.Length)];
    }

    private string[][] Pools() => [Numbers, Odd, Formulas, Layers, Named, Files(), Long()];

    private string[] Files() =>
        [folder.Location, Path.Combine(folder.Location, "none"), Path.Combine(folder.Location, "none", "a.svg"), Path.Combine(folder.Location, "t.csv"),
            Path.Combine(folder.Location, "t.csv", "a.png"),
        Path.Combine(folder.Location, "run.yaml"), Path.Combine(folder.Location, "folder.svg"), Path.Combine(folder.Location, "empty"),
            Path.Combine(folder.Location, "bytes.csv"), folder.Location + "\0x"];

    private static string[] Long() =>
        [new('a', 300), new('9', 400), new('(', 300), string.Join(',', Enumerable.Repeat("x", 300)), string.Join('/', Enumerable.Repeat("b", 2500)),
        new(' ', 5000)];

    private char Character() => "\0\t\n\u001b ,;:=()[]{}'\"\\-_.#&*!|>%@`~$^+/x0aZ9é\u202e\ud83d日"[random.Next(43)];
}
