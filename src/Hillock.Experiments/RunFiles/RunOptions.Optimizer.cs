using Hillock.Training;

namespace Hillock.Experiments.RunFiles;

public static partial class RunOptions
{
    private static IEnumerable<PartOption<FitSpec>> OptimizerOptions() =>
    [
        new()
        {
            Name = "optimizer", Aliases = ["optimiser"], Kind = RunOptionKind.Text, Placeholder = "NAME", OffersWhenAsked = () => Optimizer.Names,
            HelpWhenAsked = () => $"Optimiser: {string.Join(", ", Optimizer.Names.Order())}, with settings as in rmsprop(centered=true).", Default = "adam",
            Setter = (s, t) => s with { Optimizer = Texts("optimizer", t, text => SpecOptimizer.Of(new FitSpec { Optimizer = text }))[0] },
            Getter = s => [s.Optimizer],
        },
        new()
        {
            Name = "schedule", Kind = RunOptionKind.Text, Placeholder = "NAME", OffersWhenAsked = () => Schedule.Names,
            HelpWhenAsked = () =>
                $"How the rate changes: {string.Join(", ", Schedule.Names.Order())}, with settings as in cosine(warmup=500).", Default = "constant",
            Setter = (s, t) => s with { Schedule = Texts("schedule", t, text => Schedule.Parse(text))[0] },
            Getter = s => [s.Schedule],
        },
        new()
        {
            Name = "rate", Aliases = ["learning-rate", "lr"], Kind = RunOptionKind.Number, Placeholder = "RATE",
            Help = "Learning rate.", DefaultWhenAsked = () => $"the optimiser's own; {OptimizerHelp.Values("rate", "adam", "sgd")}",
            Setter = (s, t) => s with { Rate = ValueText.Number("rate", t[0], v => v > 0, "a number above 0, such as 0.001") },
            Getter = s => One(s.Rate),
        },
        new()
        {
            Name = "momentum", Kind = RunOptionKind.Number, Placeholder = "M",
            HelpWhenAsked = () => $"Momentum of {OptimizerHelp.Owners("momentum")}.", DefaultWhenAsked = () => OptimizerHelp.Values("momentum"),
            Setter = (s, t) => s with { Momentum = Decay("momentum", t[0]) },
            Getter = s => One(s.Momentum),
        },
        new()
        {
            Name = "nesterov", Kind = RunOptionKind.Switch, Placeholder = "true|false",
            HelpWhenAsked = () => $"Nesterov's look-ahead in {OptimizerHelp.Owners("nesterov")}.", DefaultWhenAsked = () => OptimizerHelp.Values("nesterov"),
            Setter = (s, t) => s with { Nesterov = ValueText.Switch("nesterov", t[0]) },
            Getter = s => One(s.Nesterov),
        },
        new()
        {
            Name = "beta1", Kind = RunOptionKind.Number, Placeholder = "B",
            HelpWhenAsked = () => $"Decay {OptimizerHelp.Meanings("beta1")}.", DefaultWhenAsked = () => OptimizerHelp.Values("beta1"),
            Setter = (s, t) => s with { Beta1 = Decay("beta1", t[0]) },
            Getter = s => One(s.Beta1),
        },
        new()
        {
            Name = "beta2", Kind = RunOptionKind.Number, Placeholder = "B",
            HelpWhenAsked = () => $"Decay {OptimizerHelp.Meanings("beta2")}.", DefaultWhenAsked = () => OptimizerHelp.Values("beta2"),
            Setter = (s, t) => s with { Beta2 = Decay("beta2", t[0]) },
            Getter = s => One(s.Beta2),
        },
        new()
        {
            Name = "epsilon", Kind = RunOptionKind.Number, Placeholder = "E",
            HelpWhenAsked = () => $"Epsilon of {OptimizerHelp.Owners("epsilon")}.", Default = "the optimiser's own",
            Setter = (s, t) => s with { Epsilon = Positive("epsilon", t[0]) },
            Getter = s => One(s.Epsilon),
        },
        new()
        {
            Name = "weight-decay", Kind = RunOptionKind.Number, Placeholder = "W",
            HelpWhenAsked = () => $"Weight decay: decoupled in {OptimizerHelp.Decoupled}, in the gradient in the others.", DefaultWhenAsked = () =>
                OptimizerHelp.Values("weight_decay"),
            Setter = (s, t) => s with { WeightDecay = AtLeastZero("weight-decay", t[0]) },
            Getter = s => One(s.WeightDecay),
        },
    ];
}
