using Xunit.Sdk;
using Xunit.v3;

// TorchSharp's random generator and thread count belong to the whole process.
[assembly: Parallelization(Mode = ParallelMode.None)]
