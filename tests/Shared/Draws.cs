using System.Globalization;
using CsCheck;

namespace Hillock.Tests.Shared;

/// <summary>Random cases that are the same in each run, so that a failure is a change. <c>HILLOCK_DRAWS=N</c> draws so many new ones of each rule, and
/// <c>HILLOCK_DRAWS=N:SEED</c> those of a seed that a failure named.</summary>
internal static class Draws
{
    private const string Seed = "0000KOIPe036";
    private const int Usual = 100;

    public static IEnumerable<T> Of<T>(Gen<T> cases, int count) => Numbered(cases, count).Select(c => c.Case);

    /// <summary>Asks of each case that it throws nothing.</summary>
    public static void Hold<T>(this Gen<T> cases, Action<T> rule, int count = Usual)
    {
        foreach (var (value, place) in Numbered(cases, count))
        {
            try { rule(value); }
            catch (Exception e) { throw new Xunit.Sdk.XunitException($"{place}: {value}\n{e.Message}", e); }
        }
    }

    /// <summary>Asks of each case that it is true.</summary>
    public static void Hold<T>(this Gen<T> cases, Func<T, bool> rule, int count = Usual) => cases.Hold(c => Assert.True(rule(c)), count);

    public static void Hold<A, B>(this Gen<(A, B)> cases, Action<A, B> rule, int count = Usual) => cases.Hold(t => rule(t.Item1, t.Item2), count);

    public static void Hold<A, B>(this Gen<(A, B)> cases, Func<A, B, bool> rule, int count = Usual) => cases.Hold(t => rule(t.Item1, t.Item2), count);

    public static void Hold<A, B, C>(this Gen<(A, B, C)> cases, Func<A, B, C, bool> rule, int count = Usual) =>
        cases.Hold(t => rule(t.Item1, t.Item2, t.Item3), count);

    public static void Hold<A, B, C>(this Gen<(A, B, C)> cases, Action<A, B, C> rule, int count = Usual) =>
        cases.Hold(t => rule(t.Item1, t.Item2, t.Item3), count);

    public static void Hold<A, B, C, D>(this Gen<(A, B, C, D)> cases, Func<A, B, C, D, bool> rule, int count = Usual) =>
        cases.Hold(t => rule(t.Item1, t.Item2, t.Item3, t.Item4), count);

    public static void Hold<A, B, C, D>(this Gen<(A, B, C, D)> cases, Action<A, B, C, D> rule, int count = Usual) =>
        cases.Hold(t => rule(t.Item1, t.Item2, t.Item3, t.Item4), count);

    public static void Hold<A, B, C, D, E>(this Gen<(A, B, C, D, E)> cases, Action<A, B, C, D, E> rule, int count = Usual) =>
        cases.Hold(t => rule(t.Item1, t.Item2, t.Item3, t.Item4, t.Item5), count);

    public static void Hold<A, B, C, D, E, F>(this Gen<(A, B, C, D, E, F)> cases, Action<A, B, C, D, E, F> rule, int count = Usual) =>
        cases.Hold(t => rule(t.Item1, t.Item2, t.Item3, t.Item4, t.Item5, t.Item6), count);

    public static void Hold<A, B, C, D, E, F, G>(this Gen<(A, B, C, D, E, F, G)> cases, Action<A, B, C, D, E, F, G> rule, int count = Usual) =>
        cases.Hold(t => rule(t.Item1, t.Item2, t.Item3, t.Item4, t.Item5, t.Item6, t.Item7), count);

    public static void Hold<A, B, C, D, E, F, G, H>(this Gen<(A, B, C, D, E, F, G, H)> cases, Action<A, B, C, D, E, F, G, H> rule, int count = Usual) =>
        cases.Hold(t => rule(t.Item1, t.Item2, t.Item3, t.Item4, t.Item5, t.Item6, t.Item7, t.Item8), count);

    private static IEnumerable<(T Case, string Place)> Numbered<T>(Gen<T> cases, int count)
    {
        var (asked, seed) = Asked();
        var random = PCG.Parse(seed);
        for (var i = 0; i < (asked ?? count); i++) yield return (cases.Generate(random, null, out _), $"case {i}, again with HILLOCK_DRAWS={i + 1}:{seed}");
    }

    private static (int? Count, string Seed) Asked()
    {
        if (Environment.GetEnvironmentVariable("HILLOCK_DRAWS") is not { Length: > 0 } asked) return (null, Seed);
        var parts = asked.Split(':');
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
            throw new InvalidOperationException($"HILLOCK_DRAWS is '{asked}'; expected N or N:SEED with an N of 1 or more, such as 10000.");
        return (count,
            parts.Length > 1 ? parts[1] : new PCG((uint)Random.Shared.Next(), (ulong)Random.Shared.NextInt64()).ToString());
    }
}
