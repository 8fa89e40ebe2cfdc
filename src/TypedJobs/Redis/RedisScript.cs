namespace TypedJobs.Redis;

/// <summary>A script as Redis gets it.</summary>
/// <param name="Name">Its file's name, without <c>.lua</c>.</param>
/// <param name="Text">Its text, includes in their place.</param>
/// <param name="KeyCount">How many keys it is called with; a test compares it with the header.</param>
internal sealed record RedisScript(string Name, string Text, int KeyCount);
