namespace Feeds.Markup.Tags;

/// <summary>Which tags of a body belong together.</summary>
internal static class TagPairs
{
    /// <summary>For each tag the index of the one that closes it, or -1.</summary>
    public static int[] Closings(List<TagToken> tags)
    {
        var closings = new int[tags.Count];
        Array.Fill(closings, -1);
        var open = new Stack<int>();
        var counts = new Dictionary<(TagForm, string), int>();
        for (var i = 0; i < tags.Count; i++)
        {
            var tag = tags[i];
            if (tag.Form is not (TagForm.Shortcode or TagForm.Block))
            {
                continue;
            }

            if (tag.Closes && tag.Name.Length == 0)
            {
                // Zola closes everything with `{% end %}`.
                Close(_ => true);
            }
            else if (!tag.Closes)
            {
                open.Push(i);
                counts[(tag.Form, tag.Name)] = counts.GetValueOrDefault((tag.Form, tag.Name)) + 1;
            }
            else if (counts.GetValueOrDefault((tag.Form, tag.Name)) > 0)
            {
                Close(opened => opened.Name == tag.Name);
            }

            // What was opened since stood by itself. Each tag is popped once, so that a body of nothing but tags stays linear.
            void Close(Func<TagToken, bool> isPartner)
            {
                while (open.TryPop(out var last))
                {
                    counts[(tags[last].Form, tags[last].Name)]--;
                    if (tags[last].Form == tag.Form && isPartner(tags[last]))
                    {
                        closings[last] = i;
                        return;
                    }
                }
            }
        }

        return closings;
    }
}
