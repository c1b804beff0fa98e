#:project ../src/Hillock/Hillock.csproj
#:property PublishAot=false

// Trains in the background and predicts classes by their names: dotnet run samples/classes.cs
// (PublishAot=false, because Hillock compiles its loops at run time.)
using Hillock.Activations;
using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

var data = Datasets.Load("digits", new DataOptions { Rows = 3000 });
using var model = new Sequential(data.Inputs).Add(new Dense(32, "relu")).Add("dense(10, softmax)");
Task<History> training = model.FitAsync(data, new FitOptions { Epochs = 4, Seed = 1 });
History history = await training;
Console.WriteLine(history.Ending);

string[] names = model.PredictClasses(data.Test, data.Classes);
float[] outputs = model.Predict(data.Test);
Console.WriteLine($"the first test row is a {names[0]}, with probability {outputs.Take(10).Max():P1}");

var (value, slope) = Catalogue.Swish.Evaluate(1.5);
Console.WriteLine($"swish(1.5) = {value:0.0000}, its slope {slope:0.0000}");
