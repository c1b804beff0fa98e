using System.Text.RegularExpressions;
using Hillock.Activations;
using Hillock.Activations.Facts;

namespace Hillock.Tests.Activations.Facts;

/// <summary>What the sentences of the catalogue claim is what the facts say.</summary>
public sealed partial class ClaimTests
{
    private static readonly (Regex Words, Func<FormulaFacts, bool> Holds)[] Claims =
    [
        (Smooth(), f => f.Smoothness.Order >= 1),
        (NotMonotonic(), f => !f.IsMonotonic),
        (ZeroCentred(), f => f.IsZeroCentred),
        (NotCentred(), f => !f.IsZeroCentred),
        (Bounded(), f => f.IsBounded),
        (Unbounded(), f => !f.IsBounded),
        (NoKink(), f => f.Kinks.Count == 0),
        (Kinked(), f => f.Kinks.Count > 0),
        (DeadLeft(), f => f.Dead.Any(d => double.IsInfinity(d.From))),
        (CannotDie(), f => f.Dead.Count == 0),
        (Saturating(), f => f.Saturated.Count > 0),
        (NeverNegative(), f => f.Range.Low >= 0),
        (Odd(), f => f.Symmetry == Symmetry.Odd),
        (Even(), f => f.Symmetry == Symmetry.Even),
        (Straight(), f => f.Right.Asymptote is { Slope: not 0 }),
        (ZeroLeft(), f => f.Left.Limit == 0),
        (Quarter(), f => Math.Abs(f.Lipschitz - 0.25) < 1e-9),
        (Half(), f => Math.Abs(f.Lipschitz - 0.5) < 1e-9),
    ];

    // Said of a part of the function, or of something else.
    private static readonly HashSet<string> Partial =
    [
        "nipuna: smooth", "eis2: an odd", "calu: come back to 0 on the left", "softsign: even near",
    ];

    public static TheoryData<string> All => [.. Catalogue.All.Where(a => a is ElementwiseActivation or StochasticActivation).Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(All))]
    public void Sentences_agree_with_the_facts(string id)
    {
        var a = Activation.Parse(id);
        var facts = FormulaFacts.Of(a as ElementwiseActivation ?? ((StochasticActivation)a).AtEvaluation);
        foreach (var sentence in new[] { a.Summary, a.Info.Strength, a.Info.Weakness, a.Info.Use })
        {
            foreach (var (words, holds) in Claims)
            {
                var match = words.Match(sentence);
                if (!match.Success || Partial.Contains($"{id}: {match.Value}")) continue;
                Assert.True(holds(facts), $"{id} is said to be '{match.Value}' in '{sentence}', but it is not");
            }
        }
    }

    [Fact]
    public void Every_claim_is_made_somewhere()
    {
        var sentences = Catalogue.All.SelectMany(a => new[] { a.Summary, a.Info.Strength, a.Info.Weakness, a.Info.Use }).ToList();
        Assert.All(Claims, c => Assert.Contains(sentences, s => c.Words.IsMatch(s)));
    }

    [GeneratedRegex(@"\b[Ss]mooth\b")]
    private static partial Regex Smooth();

    [GeneratedRegex("[Nn]ot monotonic|[Nn]on-monotonic")]
    private static partial Regex NotMonotonic();

    [GeneratedRegex("(?<!not )(?<!Not )[Zz]ero-centred")]
    private static partial Regex ZeroCentred();

    [GeneratedRegex("[Nn]ot (zero-)?centred|mean (is )?far from 0")]
    private static partial Regex NotCentred();

    [GeneratedRegex("^Bounded|, bounded, |; bounded")]
    private static partial Regex Bounded();

    [GeneratedRegex("without bound|[Uu]nbounded|[Ee]xplodes|[Gg]rows as a square")]
    private static partial Regex Unbounded();

    [GeneratedRegex("without a kink|no kink")]
    private static partial Regex NoKink();

    [GeneratedRegex(@"^Kinks? at|^A kink at 0\b(?! unless)|^Two kinks")]
    private static partial Regex Kinked();

    [GeneratedRegex("[Dd]ead on the left|Flat (on the left|left of|below)|flat below")]
    private static partial Regex DeadLeft();

    [GeneratedRegex("[Cc]annot die(?! once)|gradients? never vanish")]
    private static partial Regex CannotDie();

    [GeneratedRegex("(?<!never )(?<!not )[Ss]aturates")]
    private static partial Regex Saturating();

    [GeneratedRegex("never negative")]
    private static partial Regex NeverNegative();

    [GeneratedRegex(@"\ban odd|\bOdd\b|, odd\b")]
    private static partial Regex Odd();

    [GeneratedRegex(@"\b[Aa]n even|^Even\b|\beven near")]
    private static partial Regex Even();

    [GeneratedRegex("linear on the right|line on the right|[Ss]traight on the right")]
    private static partial Regex Straight();

    [GeneratedRegex("(come back to )?0 on the left")]
    private static partial Regex ZeroLeft();

    [GeneratedRegex("lope of at most 1/4")]
    private static partial Regex Quarter();

    [GeneratedRegex("lope of at most 1/2")]
    private static partial Regex Half();
}
