using Hillock.Activations;

namespace Hillock.Experiments.Comparisons;

/// <summary>Refuses arms that could not be told apart.</summary>
internal static class ArmChecks
{
    /// <exception cref="HillockException">There is none, or two are one.</exception>
    public static void Check(IReadOnlyList<Activation> activations)
    {
        if (activations.Count == 0) throw new HillockException("There is no activation to compare; give some, such as relu and elu.");
        if (activations.GroupBy(a => a).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new HillockException(twice.Select(a => a.Text).Distinct().ToArray() is [var only]
                ? $"The activation {only} is listed {twice.Count()} times (perhaps by another of its names); name it once."
                : $"{string.Join(" and ", twice.Select(a => a.Text).Distinct())} are one function, so their trainings would be the same; name it once.");
        }

        if (activations.GroupBy(a => a.Text).FirstOrDefault(g => g.Count() > 1) is { } alike)
        {
            throw new HillockException(
                $"{alike.Count()} different functions are called {alike.Key} ({string.Join(" and ", alike.Select(a => a.Definition))}), so their rows "
                    + "could not be told apart; give each a name of its own.");
        }
    }

    /// <summary>The same for a grid, of whose factors one may be the activations.</summary>
    public static void Check(IReadOnlyList<Factor> factors, IReadOnlyList<Arm> arms)
    {
        var place = factors.Select((f, i) => (f.Option, i)).Where(f => f.Option == "activations").Select(f => (int?)f.i).FirstOrDefault();
        if (place is { } at)
        {
            var single = arms.GroupBy(a => a.Levels[at]).Select(g => g.First()).Where(a => a.Activations.Count == 1).ToArray();
            if (factors[at].Values.Count > 0 && single.Length == arms.GroupBy(a => a.Levels[at]).Count()) Check([.. single.Select(a => a.Activations[0])]);
            if (factors[at].Values.GroupBy(v => v).FirstOrDefault(g => g.Count() > 1) is { } listed)
                throw new HillockException($"The activation {listed.Key} is listed {listed.Count()} times; name it once.");
        }

        if (arms.Count == 0) throw new HillockException("There is no activation to compare; give some, such as relu and elu.");
        if (arms.GroupBy(a => a.Name).FirstOrDefault(g => g.Count() > 1) is { } same)
            throw new HillockException($"Two arms are called {same.Key}; give the functions names of their own.");
    }

    /// <exception cref="HillockException">No seed, or one twice, or no place for the activations.</exception>
    public static void Check(ComparisonOptions options)
    {
        if (options.AllSeeds.Count == 0) throw new HillockException($"There are {options.Seeds} seeds, but at least 1 is needed, and 2 to rank.");
        if (options.AllSeeds.Distinct().Count() < options.AllSeeds.Count) throw new HillockException(
            "A seed is listed twice; the same seed gives the same run, so name each once.");
        if (options.Layers is null && options.Hidden.Count == 0) throw new HillockException(
            "A comparison needs a hidden layer for the activations to be in; give Hidden, such as [64, 32].");
    }
}
