using System.Globalization;
using System.Text.Json;
using Hillock.Benchmarks.Limits;

namespace Hillock.Benchmarks;

/// <summary>The same cases in a process that does without AVX-512.</summary>
internal static class NarrowSession
{
    /// <summary>The argument that makes this program such a process.</summary>
    public const string Verb = "narrow";

    private const int Lanes512 = 16;

    // Each library of the peer chooses its own instructions.
    private static readonly Dictionary<string, string> Environment = new()
    {
        ["DOTNET_EnableAVX512"] = "0",
        ["ATEN_CPU_CAPABILITY"] = "avx2",
        ["ONEDNN_MAX_CPU_ISA"] = "AVX2",
        ["MKL_ENABLE_INSTRUCTIONS"] = "AVX2",
    };

    /// <summary>Whether such a process would differ from this one.</summary>
    public static bool Differs => FmaChains.Lanes == Lanes512;

    /// <summary>What it measures.</summary>
    public static SessionResult Run(SessionOptions options)
    {
        var file = Path.GetTempFileName();
        try
        {
            OwnProcess.Run([Verb, file, options.Rounds.ToString(CultureInfo.InvariantCulture), .. options.Only], Environment, showErrors: true);
            return JsonSerializer.Deserialize<SessionResult>(File.ReadAllText(file))!;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>What the process does.</summary>
    public static int Serve(string file, string rounds, string[] only)
    {
        var options = new SessionOptions { Only = only, Rounds = int.Parse(rounds, CultureInfo.InvariantCulture), Command = "" };
        File.WriteAllText(file, JsonSerializer.Serialize(Session.Measure(options)));
        return 0;
    }
}
