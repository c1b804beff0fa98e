using System.Globalization;
using CsCheck;

namespace Hillock.Tests.Formulas;

/// <summary>Random cases for rules that arithmetic keeps nearly always: the same ones in each run, so that a failure is a change; as many new ones as
/// <c>HILLOCK_DRAWS</c> says on demand.</summary>
internal static class Draws
{
    private const string Seed = "0000KOIPe036";

    /// <summary>Asks a rule of so many cases.</summary>
    public static void Hold<T>(Gen<T> cases, int count, Func<T, bool> rule) => Assert.All(Of(cases, count), c => Assert.True(rule(c), $"{c}"));

    public static IEnumerable<T> Of<T>(Gen<T> cases, int count)
    {
        var asked = Environment.GetEnvironmentVariable("HILLOCK_DRAWS");
        var random = asked is null ? PCG.Parse(Seed) : new PCG((uint)Random.Shared.Next(), (ulong)Random.Shared.NextInt64());
        if (asked is not null) count = int.Parse(asked, CultureInfo.InvariantCulture);
        for (var i = 0; i < count; i++) yield return cases.Generate(random, null, out _);
    }
}
