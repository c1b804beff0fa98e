return Hillock.Cli.CommandLine.Run(args);
