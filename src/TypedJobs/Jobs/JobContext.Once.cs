using System.Text.Json.Serialization.Metadata;
using TypedJobs.Serialization;

namespace TypedJobs;

public sealed partial class JobContext
{
    // Kept in Redis with the job, once an effect.
    private const int MaxOnceNameLength = 500;

    /// <summary>Runs an effect once for the job, over all its attempts: charge a card, send a mail.</summary>
    /// <param name="name">Tells the effects of one job apart: <c>"charge"</c>. Keep it when code changes; it is what the next attempt looks for.</param>
    /// <param name="effect">The effect; its token is the job's.</param>
    /// <remarks>
    /// <para>Before the effect, one round trip asks whether an earlier attempt has done it; after it, another one says that it is done, while
    /// this worker still holds the job. The mark goes when the job ends; a dead job keeps it, since it may be requeued.</para>
    /// <para>What this cannot promise: when the worker dies after the effect and before the mark, the next attempt runs the effect again. Nothing but
    /// the other side can rule that out: pass <see cref="IdempotencyKey"/> to it as well.</para>
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, or longer than 500 characters.</exception>
    /// <exception cref="OperationCanceledException">This worker has lost the job to another one; the effect's result is not kept.</exception>
    /// <exception cref="JobException">The effect ran, but Redis did not take the mark; or, a <see cref="ResultTooLargeException"/>, what it returned is larger than a
    /// worker stores (<c>MaxResult</c>): unless it is caught, the job is dead, since another attempt would run the effect again.</exception>
    public Task OnceAsync(string name, Func<CancellationToken, Task> effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return OnceAsync(
            name,
            async token =>
            {
                await effect(token).ConfigureAwait(false);
                return true;
            });
    }

    /// <summary>Runs an effect once for the job, over all its attempts, and returns what it came to, in later attempts too.</summary>
    /// <typeparam name="T">A string, a number, <c>bool</c>, <c>Guid</c>, <see cref="JobId"/>, a date, a time, <c>Uri</c> or <c>byte[]</c>; for all others pass
    /// a <see cref="JsonTypeInfo{T}"/>.</typeparam>
    /// <inheritdoc cref="OnceAsync(string, Func{CancellationToken, Task})"/>
    public Task<T> OnceAsync<T>(string name, Func<CancellationToken, Task<T>> effect) => RunOnceAsync(name, effect, null);

    /// <summary>Runs an effect once for the job, over all its attempts, and returns what it came to, kept as JSON.</summary>
    /// <param name="name">Tells the effects of one job apart.</param>
    /// <param name="effect">The effect; its token is the job's.</param>
    /// <param name="json">How the result is kept: <c>MyJsonContext.Default.Receipt</c>.</param>
    /// <inheritdoc cref="OnceAsync(string, Func{CancellationToken, Task})"/>
    public Task<T> OnceAsync<T>(string name, Func<CancellationToken, Task<T>> effect, JsonTypeInfo<T> json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return RunOnceAsync(name, effect, json);
    }

    private async Task<T> RunOnceAsync<T>(string name, Func<CancellationToken, Task<T>> effect, JsonTypeInfo<T>? json)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > MaxOnceNameLength)
        {
            throw new ArgumentException(
                $"The name of an effect of job '{Name}' ({Id}) has {name.Length:N0} characters, but at most {MaxOnceNameLength} are kept: name the effect, not what it is done to.", nameof(name));
        }

        ArgumentNullException.ThrowIfNull(effect);
        OnceCodec.ThrowIfUnknown(json);
        if (await _attempt.FindOnceAsync(name).ConfigureAwait(false) is { } kept)
        {
            return OnceCodec.Read(kept, json, Id, name);
        }

        var result = await effect(CancellationToken).ConfigureAwait(false);
        await _attempt.SaveOnceAsync(name, OnceCodec.Write(result, json)).ConfigureAwait(false);
        return result;
    }
}
