namespace Hillock.Reports.Tests.Runs;

/// <summary>The folder of a comparison over two data sets, with a folder for each.</summary>
internal static class AcrossFolder
{
    private static readonly string[] Sets = ["moons", "iris"];
    private static readonly string[] Arms = ["relu", "tanh", "gelu"];

    /// <param name="name">Begins the names of the arms.</param>
    public static RunFolderMaker Of(string name = "")
    {
        var folder = new RunFolderMaker();
        using var one = RunFolderMaker.Comparison(3, 2, 5);
        foreach (var set in Sets)
            foreach (var file in Directory.GetFiles(one.Location, "*", SearchOption.AllDirectories))
                folder.Write($"{set}/{Path.GetRelativePath(one.Location, file)}", File.ReadAllText(file));
        folder.Write("command.txt", "hillock compare --data moons,iris\n");
        folder.Json("across.json", new
        {
            schemaVersion = 1,
            dataSets = Sets.Select(d => new
            {
                data = name + d,
                task = "binary",
                metric = "accuracy",
                network = "2-8-1",
                design = "2 seeds",
                verdict = $"{name}{d} says so.\nMore.",
                folder = $"/gone/{d}"
            }),
            planned = 2,
            results = Arms.Select((a, i) => new
            {
                arm = name + a,
                meanRank = 1.0 + i,
                firsts = 2 - i,
                validation = new[] { new { mean = (double?)0.9, deviation = 0.01 }, new { mean = i == 2 ? (double?)null : 0.8, deviation = 0.02 } }
            }),
            friedmanP = 0.03,
            criticalDifference = 1.5,
            groups = new[] { Arms[..2].Select(a => name + a), Arms[1..].Select(a => name + a) },
            verdict = "Over 2 data sets relu has the lowest mean rank.",
            folder = "/gone",
            command = "hillock compare --data moons,iris",
        });
        return folder;
    }
}
