using Hillock.Benchmarks;
using Hillock.Benchmarks.Cases;
using Hillock.Benchmarks.Memory;

// The processes that cases start need no parser of options, which would be counted as theirs.
return args switch
{
    [StartUp.Verb, var side, var network, var folder] => StartUp.Serve(side, network, folder),
    [MemoryProbe.Verb, var side, var label] => MemoryProbe.Serve(side, label),
    [NarrowSession.Verb, var file, var rounds, .. var only] => NarrowSession.Serve(file, rounds, only),
    _ => BenchmarkCommand.Run(args),
};
