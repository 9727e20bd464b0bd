using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Feeds.Cli.Web;

/// <summary>A posted form, in either of the encodings that browsers and mail programs use (RFC 8058 section 3.2).</summary>
internal sealed class ReaderForm(IFormCollection fields)
{
    /// <summary>A field that people do not see and leave empty.</summary>
    public const string Trap = "website";

    // No form of ours has as many: a topic each, and a few more.
    private static readonly FormOptions Limits = new() { ValueCountLimit = 2000, KeyLengthLimit = 200, ValueLengthLimit = 2000, MultipartBodyLengthLimit = 64 * 1024, MultipartHeadersCountLimit = 8, MultipartHeadersLengthLimit = 2000 };

    /// <summary>A form in which nothing was filled in.</summary>
    public static ReaderForm Empty { get; } = new(FormCollection.Empty);

    /// <summary>The first value of a field, or null.</summary>
    public string? Text(string name) => fields[name] is [{ } first, ..] ? first : null;

    public ImmutableArray<string> All(string name) => [.. fields[name].OfType<string>()];

    /// <summary>Reads the body; null when it is no form, whatever it says it is. A POST without a form says what its address says.</summary>
    /// <exception cref="BadHttpRequestException">It is too large, or too slow.</exception>
    public static async Task<ReaderForm?> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return Empty;
        }

        try
        {
            return new(await new FormFeature(context.Request, Limits).ReadFormAsync(context.RequestAborted));
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return null;
        }
    }
}
