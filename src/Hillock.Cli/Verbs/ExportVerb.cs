using System.CommandLine;
using Hillock.Activations;
using Hillock.Cli.Rendering;
using Hillock.Formulas.Printing;

namespace Hillock.Cli.Verbs;

/// <summary><c>export NAME|FORMULA --to TARGET</c>: an activation as code or text in another language.</summary>
[VerbPlace(70)]
internal sealed class ExportVerb : Verb
{
    private static readonly string Targets = string.Join(", ", ExportTarget.All.Select(t => t.Id));

    private readonly Argument<string> _activation = ActivationArgument.Create();

    private readonly Option<string?> _target = new("--to")
    {
        HelpName = "TARGET",
        Description = Targets,
    };

    private readonly Option<string?> _name = new("--name")
    {
        HelpName = "NAME",
        Description = "What to call it there, in snake_case; its own name unless given",
    };

    private readonly Option<string?> _file = new("--output", "-o")
    {
        HelpName = "FILE",
        Description = "Write this file instead of stdout",
    };

    public ExportVerb(Session session)
        : base("export", "as PyTorch, Keras, JAX, C#, CUDA, LaTeX or text", session)
    {
        _target.CompletionSources.Add(_ => ExportTarget.All.Select(t => t.Id));
        Add(_activation);
        Add(_target);
        Add(_name);
        Add(_file);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock export gelu --to pytorch", "a torch.nn.Module"),
        ("hillock export 'x * tanh(exp(x))' --to csharp --name tanh_exp -o TanhExp.cs", "value and derivative in C#"),
        ("hillock export swiglu --to cuda", "a gate: kernels for rows of two halves"),
        ("hillock export prelu --to latex", "for a paper"),
    ];

    protected override int Run(ParseResult parsed)
    {
        var target = ExportTarget.Find(parsed.GetValue(_target) ?? throw new HillockException($"Say what to export to with --to: {Targets}."));
        var activation = Activation.Parse(parsed.GetRequiredValue(_activation));
        var name = parsed.GetValue(_name) ?? DefaultName(activation);
        var code = ActivationExport.Print(activation, target, name, CommandLine(activation, target, parsed.GetValue(_name)));
        var file = parsed.GetValue(_file);
        if (file is not null) Session.Save(() => AtomicFile.WriteText(file, code));
        return Session.Answer(() => Json(activation, target, name, code, file), screen => Write(screen, code, file));
    }

    // A formula is no name; a preset such as keras:leaky_relu becomes one.
    private static string DefaultName(Activation activation)
    {
        var name = string.Concat(activation.Id.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return activation.Family == "Formula" || !char.IsAsciiLetter(name[0]) ? "activation" : name;
    }

    private static string CommandLine(Activation activation, ExportTarget target, string? name)
    {
        var text = activation.Text;
        var quoted = text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':') ? text : $"'{text}'";
        return $"hillock export {quoted} --to {target.Id}{(name is null ? "" : $" --name {name}")}";
    }

    private static object Json(Activation activation, ExportTarget target, string name, string code, string? file) => new
    {
        Activation = activation.Text,
        Formula = activation.Definition,
        new ActivationCard(activation).Derivative,
        Target = target.Id,
        Name = name,
        File = file,
        Code = code,
    };

    private static void Write(Screen screen, string code, string? file)
    {
        if (file is null) screen.Document(code.TrimEnd('\n'));
        else screen.Plain($"Wrote {file}");
    }
}
