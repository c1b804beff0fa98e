namespace Hillock.Experiments.Statistics;

/// <summary>How many pairs the first wins, ties and loses.</summary>
/// <param name="Wins">Differences above the tolerance.</param>
/// <param name="Ties">Within it.</param>
/// <param name="Losses">Below it.</param>
internal readonly record struct WinsTiesLosses(int Wins, int Ties, int Losses)
{
    /// <summary>Of differences <c>a - b</c>, positive where the first is better.</summary>
    public static WinsTiesLosses Of(IReadOnlyList<double> differences, double tolerance = 0)
    {
        Finite.Check(differences, 0, "Wins and losses");
        if (!(tolerance >= 0)) throw new HillockException("The tolerance of a tie cannot be negative; 0 ties only what is equal.");
        var wins = differences.Count(d => d > tolerance);
        var losses = differences.Count(d => d < -tolerance);
        return new WinsTiesLosses(wins, differences.Count - wins - losses, losses);
    }
}
