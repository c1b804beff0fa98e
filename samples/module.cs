#:project ../src/Hillock/Hillock.csproj
#:property PublishAot=false

// A network as a class, with a connection around a block: dotnet run samples/module.cs
using Hillock.Activations;
using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

var data = Datasets.Load("spirals", new DataOptions { Seed = 1 });
using var model = new Classifier(data.Outputs);
History history = model.Fit(data, new FitOptions { Epochs = 40, Optimizer = new Adam(0.005), Seed = 3 });
Console.WriteLine(model);
Console.WriteLine(model.Summary());
Console.WriteLine($"test accuracy {model.Evaluate(data.Test).Accuracy:P1} after {history.Count} epochs");

sealed class Classifier(int classes) : Module
{
    readonly Dense first = new(32, "swish");
    readonly Block[] blocks = [new(32), new(32)];
    readonly Dense output = new(classes);

    public override Signal Forward(Signal x)
    {
        x = first.Apply(x);
        foreach (var block in blocks) x = block.Apply(x);
        return output.Apply(x);
    }
}

sealed class Block(int units) : Module
{
    readonly Dense inner = new(units, "swish"), outer = new(units);

    public override Signal Forward(Signal x) => Catalogue.Swish.Apply(x + outer.Apply(inner.Apply(x)));
}
