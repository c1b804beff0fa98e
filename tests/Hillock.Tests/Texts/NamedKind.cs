using Hillock.Initialization;
using Hillock.Texts;
using Hillock.Training;

namespace Hillock.Tests.Texts;

/// <summary>One kind of what texts name, such as optimisers, for tests that hold for all.</summary>
internal sealed record NamedKind(
    Type Base, IReadOnlyList<NamedForm> Forms, Func<string, object> Parse, Func<object, string> Write, Func<object, IReadOnlyList<Setting>> Settings)
{
    private static readonly string[] Candidates =
        ["0.5", "0.25", "2", "3", "7", "0.01", "true", "false", "epoch", "step", "[2, 5]"];

    /// <summary>Every kind.</summary>
    public static IReadOnlyDictionary<string, NamedKind> All { get; } = new Dictionary<string, NamedKind>
    {
        ["optimiser"] = Of(Optimizer.Forms),
        ["loss"] = Of(Loss.Forms),
        ["schedule"] = Of(Schedule.Forms),
        ["initialiser"] = Of(Initializer.Forms),
    };

    /// <summary>The form of a name.</summary>
    public NamedForm Form(string name) => Forms.Single(f => f.Names[0] == name);

    /// <summary>The form with another value of one setting, and of others where that one needs them; null where there is none.</summary>
    public object? Changed(NamedForm form, string setting)
    {
        var usual = Settings(form.Usual).ToDictionary(s => s.Name, s => s.Text);
        var others = usual.Keys.Where(n => n != setting).Prepend(null);
        foreach (var other in others)
        {
            foreach (var value in Candidates.Where(c => c != usual[setting]))
            {
                var needed = form.Needs is { } needs && needs != setting && needs != other ? $", {needs}=0.5" : "";
                var beside = other is null ? "" : $", {other}=0.5";
                var made = Try($"{form.Names[0]}({setting}={value}{needed}{beside})");
                if (made is not null && Settings(made).Single(s => s.Name == setting).Text != usual[setting]) return made;
            }
        }

        return null;
    }

    private object? Try(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (HillockException)
        {
            return null;
        }
    }

    private static NamedKind Of<T>(TextForms<T> forms)
        where T : class, ISettable<T> => new(
            typeof(T), [.. forms.All.Select(f => new NamedForm(f.Value, f.Names, f.Needs?.Name, f.IsFixed))],
            text => forms.Parse(text), value => forms.Write((T)value), value => forms.SettingsOf((T)value));
}
