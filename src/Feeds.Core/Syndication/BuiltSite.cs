using System.Collections.Immutable;
using System.Text.Json;

namespace Feeds.Syndication;

/// <summary>A channel as the last build wrote it.</summary>
/// <param name="Name">What it is called where the site is known anyway.</param>
/// <param name="Link">The page that people would look at.</param>
/// <param name="Articles">How many published articles it has.</param>
public sealed record BuiltChannel(string Key, string Title, string Name, string Language, string Link, int Articles, ImmutableArray<FeedFile> Files);

/// <summary>What the last build wrote into an output folder, for whoever shows it to people: every channel, the site's first.</summary>
public sealed record BuiltSite(ImmutableArray<BuiltChannel> Channels)
{
    private const int Version = 1;

    public static BuiltSite Of(IEnumerable<BuiltFeed> feeds) => new([.. feeds.Select(feed => new BuiltChannel(
        feed.Channel.Key, feed.Channel.Title, feed.Channel.Name, feed.Channel.Language, feed.Channel.Link, feed.Articles, feed.Channel.Files))]);

    /// <summary>What is remembered in a file, or null when nothing is: it is absent, damaged, or of another version.</summary>
    public static BuiltSite? Load(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = document.RootElement;
            return root.GetProperty("version").GetInt32() != Version ? null : new([.. root.GetProperty("channels").EnumerateArray().Select(Channel)]);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The bytes that <see cref="Load"/> reads.</summary>
    public byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", Version);
            writer.WriteStartArray("channels");
            foreach (var channel in Channels)
            {
                Write(writer, channel);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, BuiltChannel channel)
    {
        writer.WriteStartObject();
        writer.WriteString("key", channel.Key);
        writer.WriteString("title", channel.Title);
        writer.WriteString("name", channel.Name);
        writer.WriteString("language", channel.Language);
        writer.WriteString("link", channel.Link);
        writer.WriteNumber("articles", channel.Articles);
        writer.WriteStartArray("files");
        foreach (var file in channel.Files)
        {
            writer.WriteStartObject();
            writer.WriteString("format", file.Format);
            writer.WriteString("path", file.Path);
            writer.WriteString("url", file.Url);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static BuiltChannel Channel(JsonElement element) => new(
        Text(element, "key"), Text(element, "title"), Text(element, "name"), Text(element, "language"), Text(element, "link"), element.GetProperty("articles").GetInt32(),
        [.. element.GetProperty("files").EnumerateArray().Select(file => new FeedFile(Text(file, "format"), Text(file, "path"), Text(file, "url")))]);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new JsonException($"'{name}' is null.");
}
