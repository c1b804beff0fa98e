using Xunit.Sdk;
using Xunit.v3;

// Commands run in the repository's folder and with HILLOCK_DATA set, which are the process's own; samples build one after another.
[assembly: Parallelization(Mode = ParallelMode.None)]
