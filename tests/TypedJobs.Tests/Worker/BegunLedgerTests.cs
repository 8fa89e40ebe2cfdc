using TypedJobs.Worker;

namespace TypedJobs.Tests.Worker;

public sealed class BegunLedgerTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"typedjobs-test-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Take_WhatWasNoted_IsRead()
    {
        var (running, ended) = (NewId(), NewId());
        var ledger = new BegunLedger(_path, slots: 2, queues: 2);
        var (first, second) = (ledger.NextSlot(), ledger.NextSlot());
        ledger.Note("mail", "host:1:a:1");
        ledger.Note("billing", "host:1:a:2");
        ledger.Note("mail", "host:1:a:3");
        first.Begin(ended);
        second.Begin(running);
        first.End();

        var record = BegunRecord.Take(_path);

        Assert.Equal([running], record.Begun);
        Assert.Equal([("mail", "host:1:a:3"), ("billing", "host:1:a:2")], record.Sessions);
        Assert.False(File.Exists(_path));
    }

    [Fact]
    public void Begin_MoreProcessorsThanSlots_NotesNothingForThem()
    {
        using var ledger = new BegunLedger(_path, slots: 1, queues: 1);
        ledger.NextSlot().End();
        ledger.NextSlot().Begin(NewId());
        ledger.Note("mail", "one");
        ledger.Note("too many", "two");
        ledger.Note("mail", new string('x', 1_000));

        var record = BegunRecord.Take(_path);

        Assert.Empty(record.Begun);
        Assert.Equal([("mail", "one")], record.Sessions);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(400)]
    public void Take_FileThatIsCutOff_HasNothing(int length)
    {
        using (var ledger = new BegunLedger(_path, slots: 4, queues: 1))
        {
            ledger.NextSlot().Begin(NewId());
            File.Copy(_path, _path + ".copy");
        }

        using (var file = File.Open(_path + ".copy", FileMode.Open))
        {
            file.SetLength(length);
        }

        Assert.Empty(BegunRecord.Take(_path + ".copy").Begun);
        Assert.Empty(BegunRecord.Take(_path + ".none").Sessions);
    }

    private static JobId NewId() => JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared);
}
