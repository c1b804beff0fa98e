namespace Hillock.Cli.Rendering;

/// <summary>What stands there when no verb is given.</summary>
internal static class Welcome
{
    /// <summary>Commands to try.</summary>
    public static int Write(Screen screen)
    {
        screen.Line($"[bold]hillock {VersionLine.Version}[/]: the workbench for activation functions.");
        screen.Plain();
        screen.Plain("Try:");
        Row(screen, "hillock compare", "which activation suits your network and data");
        Row(screen, "hillock doctor", "why a network does not learn, and what cures it");
        Row(screen, "hillock show gelu", "one activation: formula, derivative, range, curve");
        Row(screen, "hillock list", "every activation there is");
        screen.Plain();
        screen.Paragraph("'hillock --help' lists every verb, 'hillock VERB --help' its options with examples.");
        return ExitCodes.Done;
    }

    private static void Row(Screen screen, string command, string meaning) =>
        screen.Line($"  [bold]{command.PadRight(20)}[/]{meaning}");
}
