using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>Tells an envelope of a later version from bytes that are none.</summary>
/// <remarks>Every version of the envelope is one MessagePack array whose first elements are the version and the wire name; later ones keep that.</remarks>
internal static class EnvelopeVersion
{
    private const int FewestElements = 3;
    private const int HighestVersion = 127;

    /// <summary>The version, if the bytes are an envelope of one that this build does not read; else null.</summary>
    public static int? ReadLater(ReadOnlyMemory<byte> body)
    {
        try
        {
            var reader = new MessagePackReader(body);
            var count = reader.ReadArrayHeader();
            var version = reader.ReadInt32();
            if (count < FewestElements || version is <= JobEnvelope.CurrentVersion or > HighestVersion || string.IsNullOrEmpty(reader.ReadString()))
            {
                return null;
            }

            for (var i = 2; i < count; i++)
            {
                reader.Skip();
            }

            return reader.End ? version : null;
        }
        catch (Exception)
        {
            // Bytes that are no MessagePack, in whichever way.
            return null;
        }
    }
}
