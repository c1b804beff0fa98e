namespace Hillock.Experiments.Statistics;

/// <summary>Whether a difference is too small to matter: two one-sided tests against a margin (Schuirmann 1987).</summary>
/// <remarks>Equal is said where both <c>mean &gt; -margin</c> and <c>mean &lt; margin</c> are shown at the level, that is when the interval of 1 - 2 levels
/// lies within the margin. Better and worse by more than the margin are two more one-sided tests, each at half the level.</remarks>
/// <param name="Margin">Smallest difference that matters.</param>
/// <param name="EqualP">The larger p of the two tests.</param>
/// <param name="BetterP">p that the first is ahead by no more than the margin.</param>
/// <param name="WorseP">p that it is behind by no more than the margin.</param>
/// <param name="Answer">What is shown.</param>
internal sealed record Equivalence(double Margin, double EqualP, double BetterP, double WorseP, EquivalenceAnswer Answer)
{
    /// <summary>The answer for a paired difference, positive where the first is better.</summary>
    public static Equivalence Of(PairedDifference difference, double margin, double level = 0.05)
    {
        if (!(margin > 0 && double.IsFinite(margin))) throw new HillockException("The margin within which two are equal must be positive, such as 0.5.");
        Finite.CheckShare(level, "A level of significance");
        var equal = Math.Max(difference.PAtMost(-margin), difference.PAtLeast(margin));
        var (better, worse) = (difference.PAtMost(margin), difference.PAtLeast(-margin));
        var answer = equal <= level ? EquivalenceAnswer.Equal
            : better <= level / 2 ? EquivalenceAnswer.Better
            : worse <= level / 2 ? EquivalenceAnswer.Worse
            : EquivalenceAnswer.Untold;
        return new Equivalence(margin, equal, better, worse, answer);
    }
}
