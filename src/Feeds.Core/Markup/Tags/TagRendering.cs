using System.Collections.Immutable;

namespace Feeds.Markup.Tags;

/// <summary>Goes once through the tags of one body and writes what they stand for.</summary>
internal sealed class TagRendering
{
    private readonly string body;
    private readonly TagFlavor flavor;
    private readonly TagContext context;
    private readonly CodeSpans code;
    private readonly List<TagToken> tags;
    private readonly int[] closings;
    private readonly TagWriter writer;
    private readonly Stack<Enclosure> open = new();
    private readonly ImmutableArray<UnknownTag>.Builder unknown = ImmutableArray.CreateBuilder<UnknownTag>();

    // The next tag, and how much of the body is written.
    private int next;
    private int at;
    private int line;
    private int lineAt;

    public TagRendering(string body, TagFlavor flavor, TagContext context)
    {
        this.body = body;
        this.flavor = flavor;
        this.context = context;
        code = new(context.IsHtml ? "" : body);
        tags = new TagScanner(body, flavor, code).Scan();
        closings = TagPairs.Closings(tags);
        writer = new(body, context.IsHtml);
    }

    // What the tag at `Closing` ends.
    private sealed record Enclosure(int Closing, TagMeaning? Meaning)
    {
        public bool HasBegun { get; init; } = true;
    }

    public TaggedBody Run()
    {
        if (tags.Count == 0)
        {
            return new(body, []);
        }

        while (next < tags.Count)
        {
            var (tag, closing) = (tags[next], closings[next]);
            writer.Copy(at, tag.Start);
            if (tag.TrimsBefore)
            {
                writer.TrimEnd();
            }

            GoBehind(next);
            Write(tag, closing);
        }

        writer.Copy(at, body.Length);
        return new(writer.ToString(), unknown.ToImmutable());
    }

    private void Write(TagToken tag, int closing)
    {
        if (tag.Form == TagForm.Verbatim)
        {
            writer.Source(tag.Arguments);
        }
        else if (tag.Form == TagForm.Escaped)
        {
            writer.Shown(tag.Arguments, IsCode(tag));
        }
        else if (tag.Closes)
        {
            Close(tag);
        }
        else if (tag is { Form: TagForm.Block, Name: "else" or "elsif" or "elseif" or "elif" or "when" } && open.TryPeek(out var choice) && choice.Meaning is TagMeaning.Choice)
        {
            Part(choice);
        }
        else
        {
            Open(tag, closing);
        }
    }

    private void Open(TagToken tag, int closing)
    {
        var meaning = MeaningOf(tag);
        var isUnknown = meaning is null or TagMeaning.Choice or TagMeaning.WithoutContent { IsNamed: true };
        if (isUnknown)
        {
            Name(tag);
            meaning = context.KeepsUnknown ? new TagMeaning.Kept() : meaning;
        }

        if (meaning is TagMeaning.WithoutContent && closing >= 0)
        {
            GoBehind(closing);
            return;
        }

        var isCode = IsCode(tag);
        Write(tag, meaning, isCode, closing >= 0);
        if (closing >= 0)
        {
            // Within code no further code or HTML begins.
            var begins = isCode && meaning is TagMeaning.Code or TagMeaning.Around ? null : meaning;
            open.Push(new(closing, begins) { HasBegun = tag.Name != "case" });
            if (begins is TagMeaning.Code)
            {
                writer.OpenCode();
            }
        }
    }

    private void Write(TagToken tag, TagMeaning? meaning, bool isCode, bool isClosed)
    {
        switch (meaning)
        {
            case TagMeaning.Kept:
                writer.Shown(body[tag.Start..tag.End], isCode);
                break;
            case TagMeaning.Source source:
                writer.Source(RepeatsBase(tag, source.Text) ? source.Text[context.BasePath.Length..] : source.Text);
                break;
            case TagMeaning.Inline inline:
                writer.Source(isCode ? inline.Plain : inline.Html);
                break;
            case TagMeaning.Block block when isCode:
                writer.Source(block.Plain);
                break;
            case TagMeaning.Block block:
                writer.Block(block.Html, at);
                break;
            case TagMeaning.Around around when isClosed && !isCode:
                writer.Around(around.Before, at);
                break;
            case TagMeaning.Missing missing:
                Name(tag, missing.Page);
                break;
        }

        if (meaning is null or TagMeaning.Missing or TagMeaning.WithoutContent && !isCode)
        {
            writer.LeadNowhere(at);
        }
    }

    // `{{ site.baseurl }}{% post_url x %}` is what Jekyll asked for before its version 4.
    private bool RepeatsBase(TagToken tag, string text) =>
        tag.Form == TagForm.Block && text.StartsWith(context.BasePath, StringComparison.Ordinal) && writer.EndsWith(context.BasePath);

    private void Close(TagToken tag)
    {
        var opened = open.TryPeek(out var top) && top.Closing == next - 1 ? open.Pop() : null;
        if (opened?.Meaning is TagMeaning.Code inner)
        {
            writer.CloseCode(inner.Language, at);
        }
        else if (opened?.Meaning is TagMeaning.Around around)
        {
            writer.Around(around.After, at);
        }
        else if (context.KeepsUnknown && opened?.Meaning is null or TagMeaning.Kept)
        {
            writer.Shown(body[tag.Start..tag.End], IsCode(tag));
        }
    }

    // Where another text of a choice begins: what stood before the first `when` was none.
    private void Part(Enclosure choice)
    {
        if (choice.HasBegun)
        {
            next = choice.Closing;
            at = tags[next].Start;
        }
        else
        {
            open.Pop();
            open.Push(choice with { HasBegun = true });
        }
    }

    private void GoBehind(int index)
    {
        next = index + 1;
        at = tags[index].End;
        while (tags[index].TrimsAfter && at < body.Length && char.IsWhiteSpace(body[at]))
        {
            at++;
        }
    }

    private void Name(TagToken tag, string? missing = null)
    {
        // `{{< >}}` asked for nothing.
        if (tag.Called() is not { Length: > 0 } name)
        {
            return;
        }

        line += body.AsSpan(lineAt, tag.Start - lineAt).Count('\n');
        lineAt = tag.Start;
        unknown.Add(new(name, line, missing));
    }

    private bool IsCode(TagToken tag) => writer.IsInCode || code.Hold(tag.Start);

    private TagMeaning? MeaningOf(TagToken tag) => tag.Form switch
    {
        TagForm.Shortcode => HugoShortcodes.MeaningOf(tag, context),
        TagForm.Block when flavor == TagFlavor.Any && HexoTags.MeaningOf(tag, context) is { } meaning => meaning,
        TagForm.Block => LiquidTags.MeaningOf(tag, context),
        _ => LiquidValues.TextOf(tag.Name, context) is { } text ? new TagMeaning.Source(text) : null,
    };
}
