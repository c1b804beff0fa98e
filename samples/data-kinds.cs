#:project ../src/Hillock/Hillock.csproj
#:project ../src/Hillock.Images/Hillock.Images.csproj
#:property PublishAot=false

// Pictures, texts and a series in time from C#: dotnet run samples/data-kinds.cs
using Hillock.Data;
using Hillock.Images;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

var pictures = Datasets.Load("samples/shapes", new DataOptions
{
    Decoder = new SkiaDecoder(),
    Augmentation = Augmentation.Parse("flip,shift(2)"),
});
using var classifier = new Sequential(pictures.Inputs) { new Dense(32, "relu"), new Dense(1, "sigmoid") };
classifier.Fit(pictures, new FitOptions { Epochs = 100, Seed = 1 });
Console.WriteLine($"{string.Join(" or ", pictures.Classes)}: test accuracy {classifier.Evaluate(pictures.Test).Accuracy:P0}");

var names = Datasets.Load("samples/first-names");
Vocabulary vocabulary = names.Vocabulary!;
Console.WriteLine($"Aino is {string.Join(' ', vocabulary.Encode("Aino"))} of {vocabulary.Size} ids");

var sales = Datasets.Load("samples/monthly-sales.csv", new DataOptions
{
    Target = "sales",
    Series = new SeriesOptions { Window = 12, Period = 12, Logarithm = true, Differences = [12] },
});
using var forecast = new Sequential(sales.Inputs) { new Dense(16, "tanh"), new Dense(1) };
forecast.Fit(sales, new FitOptions { Epochs = 200, Seed = 1, KeepBest = true });
SeriesErrors errors = sales.Series!.Test.Errors(forecast.Predict(sales.Test.Inputs.ReadAll()));
Console.WriteLine($"sales are missed by {errors.MeanAbsolute:0.0} on average, {errors.Relative:0.00} times the error of 'as a year before'");
