using System.Reflection;
using Hillock.Initialization;

namespace Hillock.Tests.Texts;

/// <summary>What holds for all that texts name: optimisers, losses, schedules, initialisers. A new one is one class, which these tests find.</summary>
public sealed class NamedThingTests
{
    // What the network says already; a text that contradicts it would only be refused.
    private static readonly string[] OnlyInCode = ["FromLogits"];

    public static TheoryData<string> Kinds => [.. NamedKind.All.Keys];

    public static TheoryData<string, string> Forms
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var (kind, of) in NamedKind.All)
                foreach (var form in of.Forms) rows.Add(kind, form.Names[0]);
            return rows;
        }
    }

    public static TheoryData<string, string, string> Settings
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var (kind, of) in NamedKind.All)
                foreach (var form in of.Forms.Where(f => !f.IsFixed))
                    foreach (var setting in of.Settings(form.Usual)) rows.Add(kind, form.Names[0], setting.Name);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_class_has_a_name_and_no_name_is_that_of_two(string kind)
    {
        var (all, known) = (NamedKind.All[kind], NamedKind.All[kind].Forms);
        var classes = all.Base.Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(all.Base) && !t.IsAbstract).ToList();
        Assert.NotEmpty(classes);
        Assert.Empty(classes.Except(known.Select(f => f.Usual.GetType())).Select(t => t.Name));
        Assert.Empty(known.SelectMany(f => f.Names).GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.All(known.SelectMany(f => f.Names), name => Assert.Matches("^[a-z][a-z0-9_]*$", name));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_name_means_the_usual_form_and_reads_back(string kind, string name)
    {
        var all = NamedKind.All[kind];
        var form = all.Form(name);
        var need = form.Needs is { } needs ? $"({needs}={all.Settings(form.Usual).Single(s => s.Name == needs).Text})" : "";
        foreach (var other in form.Names) Assert.Equal(form.Usual, all.Parse(other + need));
        Assert.Equal(form.Usual, all.Parse(all.Write(form.Usual)));
        if (form.Needs is not null) Assert.Contains($"needs its {form.Needs}", Refused(name), StringComparison.Ordinal);
        if (form.IsFixed) Assert.Contains("it has no settings", Refused($"{name}(1)"), StringComparison.Ordinal);

        string Refused(string text) => Assert.Throws<HillockException>(() => all.Parse(text)).Message;
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_setting_changes_the_object_and_is_in_its_text(string kind, string name, string setting)
    {
        var all = NamedKind.All[kind];
        var form = all.Form(name);
        var changed = all.Changed(form, setting);
        Assert.True(changed is not null, $"no value of {setting} but the usual one is taken by {name}");
        Assert.NotEqual(form.Usual, changed);
        var text = all.Write(changed!);
        Assert.Equal(changed, all.Parse(text));
        Assert.Equal(text, changed!.ToString());
        Assert.Equal(text, all.Write(all.Parse(text)));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_setting_that_it_does_not_have_is_refused_with_those_it_has(string kind, string name)
    {
        var all = NamedKind.All[kind];
        var form = all.Form(name);
        var message = Assert.Throws<HillockException>(() => all.Parse($"{name}(nonsense=1)")).Message;
        Assert.Contains($"{name} has no setting 'nonsense'", message, StringComparison.Ordinal);
        if (!form.IsFixed) Assert.All(all.Settings(form.Usual), s => Assert.Contains(s.Name, message, StringComparison.Ordinal));
    }

    // A property that C# can set but no text can would be lost where a run is written down.
    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_property_that_can_be_set_is_a_setting(string kind, string name)
    {
        var all = NamedKind.All[kind];
        var form = all.Form(name);
        if (form.IsFixed || form.Usual is ScaledInitializer) return;
        var changed = all.Settings(form.Usual).Select(s => all.Changed(form, s.Name)!).ToList();
        var settable = form.Usual.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is { IsPublic: true } && !OnlyInCode.Contains(p.Name));
        foreach (var property in settable)
            Assert.True(changed.Any(c => !Equals(property.GetValue(c), property.GetValue(form.Usual))), $"{property.Name} of {name} is no setting");
    }
}
