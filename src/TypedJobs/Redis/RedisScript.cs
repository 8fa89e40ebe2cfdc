using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace TypedJobs.Redis;

/// <summary>A script as Redis gets it.</summary>
/// <param name="Name">Its file's name, without <c>.lua</c>.</param>
/// <param name="Text">Its text, includes in their place.</param>
/// <param name="Keys">The keys it is called with, as its header names them.</param>
internal sealed record RedisScript(string Name, string Text, RedisKeyName[] Keys)
{
    /// <summary>What Redis knows a loaded script by: https://redis.io/docs/latest/commands/evalsha/.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "EVALSHA names scripts by their SHA-1; nothing is kept safe by it.")]
    public byte[] Hash { get; } = SHA1.HashData(Encoding.UTF8.GetBytes(Text));
}
