using Hillock.Experiments.RunFiles;
using Hillock.Health;
using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs;

/// <summary>A fix written into the specification of a run: the one place where it changes layers and options.</summary>
internal static class RunEdit
{
    /// <summary>The run with a fix.</summary>
    public static RunSpec Apply(RunSpec spec, Fix fix) => fix.Steps.Aggregate(spec, (s, step) => step switch
    {
        UseSetting use => With(s, use.Setting),
        UseActivations activations => s.With(s.Network with { Activations = activations.Activations }),
        UseInitializer initializer => s.With(s.Network with { Initializer = initializer.Initializer }),
        ClearLayerInitializers => s.With(s.Network with
        {
            Initializer = "auto",
            Layers = s.Network.Layers is { } layers ? [.. layers.Select(LayerEdit.WithoutInitializers)] : null,
        }),
        InsertNorm norm => Normalised(s, norm.Layer),
        _ => throw new HillockException($"The fix '{fix.Name}' has a step that no run file can say: {step}."),
    });

    private static RunSpec Normalised(RunSpec spec, string norm) =>
        spec.With(spec.Network with
        {
            Layers = [.. LayerEdit.Texts(spec).SelectMany(l => LayerEdit.Normalised(l, norm))],
            Hidden = new NetworkSpec().Hidden,
            Dropout = 0,
        });

    private static RunSpec With(RunSpec spec, FixSetting setting)
    {
        var option = SettingWords.Option(setting);
        return setting.Value is { } value ? option.ApplyText(spec, value)
            : RunOptions.All.Where(o => o != option).Aggregate(new RunSpec(), (s, o) => o.Texts(spec) is { } texts ? o.Apply(s, texts) : s);
    }
}
