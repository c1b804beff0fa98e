using System.CommandLine;

namespace Hillock.Cli.Verbs;

/// <summary><c>completion SHELL</c>: the script that makes a shell complete verbs, options, activations and data sets.</summary>
[VerbPlace(130)]
internal sealed class CompletionVerb : Verb
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            # hillock completion: add  eval "$(hillock completion bash)"  to ~/.bashrc
            _hillock() {
                local cur="${COMP_WORDS[COMP_CWORD]}" line="${COMP_LINE:0:COMP_POINT}" IFS=$'\n'
                local word="${line##* }"
                COMPREPLY=($(compgen -W "$(hillock "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
                # to bash, words end at : and =
                [[ $cur == [:=] ]] && cur=
                COMPREPLY=("${COMPREPLY[@]#"${word%"$cur"}"}")
            }
            complete -o default -F _hillock hillock
            """,
        ["zsh"] = """
            # hillock completion: add  eval "$(hillock completion zsh)"  to ~/.zshrc, after compinit
            _hillock() {
                local -a found
                found=("${(@f)$(hillock "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                compadd -a found
                _files
            }
            compdef _hillock hillock
            """,
        ["fish"] = """
            # hillock completion: save as ~/.config/fish/completions/hillock.fish
            complete -c hillock -a '(hillock "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
            """,
        ["pwsh"] = """
            # hillock completion: add  hillock completion pwsh | Out-String | Invoke-Expression  to $PROFILE
            Register-ArgumentCompleter -Native -CommandName hillock -ScriptBlock {
                param($word, $line, $position)
                hillock "[suggest:$position]" "$line" 2>$null | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }
            """,
    };

    private readonly Argument<string> _shell = new("shell") { HelpName = "SHELL", Description = "bash, zsh, fish or pwsh" };

    public CompletionVerb(Session session)
        : base("completion", "the script that completes verbs, options, activations and data sets in your shell", session)
    {
        _shell.CompletionSources.Add([.. Scripts.Keys]);
        Add(_shell);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("eval \"$(hillock completion bash)\"", "for this shell only"),
        ("hillock completion fish > ~/.config/fish/completions/hillock.fish", "for good"),
    ];

    protected override int Run(ParseResult parsed)
    {
        var shell = parsed.GetRequiredValue(_shell);
        if (!Scripts.TryGetValue(shell, out var script))
            throw new HillockException(
                $"there is no completion for '{shell}'.{Suggestions.Ask(shell, Scripts.Keys)} The shells: {string.Join(", ", Scripts.Keys)}.");
        return Session.Answer(() => new { shell, script }, screen => screen.Document(script));
    }
}
