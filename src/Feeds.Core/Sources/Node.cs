using System.Collections.Immutable;

namespace Feeds.Sources;

/// <summary>A value of a YAML, TOML or JSON document with its place; scalars stay the text that was written.</summary>
public abstract record Node(Position Position)
{
    /// <summary>A single value. Numbers, dates and booleans keep their spelling: <c>1.10</c> stays <c>1.10</c>.</summary>
    /// <param name="Text">The text after unquoting; empty for null.</param>
    /// <param name="Quoted">Whether the author put it in quotes, so that it can only be a string.</param>
    public sealed record Scalar(Position Position, string Text, bool Quoted) : Node(Position)
    {
        /// <summary>YAML's <c>null</c>, <c>~</c> or nothing at all, JSON's <c>null</c>.</summary>
        public bool IsNull => !Quoted && (Text is "" or "~" or "null" or "Null" or "NULL");
    }

    /// <summary>A list.</summary>
    public sealed record Sequence(Position Position, ImmutableArray<Node> Items) : Node(Position);

    /// <summary>Keys with values in the order of the document; a key occurs once.</summary>
    public sealed record Mapping(Position Position, ImmutableArray<Member> Members) : Node(Position)
    {
        /// <summary>The keys with their values.</summary>
        public ImmutableArray<Member> Members
        {
            get;
            init
            {
                field = value;
                Marks = KeyMarks.Of(value);
            }
        } = Members;

        // Nearly every question is about a key that is not there.
        internal KeyMarks Marks { get; private init; } = KeyMarks.Of(Members);

        /// <summary>The member of that name in any case, or null.</summary>
        public Member? Find(string key)
        {
            if (!Marks.MayHold(key))
            {
                return null;
            }

            foreach (var member in Members)
            {
                if (member.Key.Length == key.Length && string.Equals(member.Key, key, StringComparison.OrdinalIgnoreCase))
                {
                    return member;
                }
            }

            return null;
        }

        /// <summary>The value below a path of keys such as <c>params</c>, <c>author</c>, <c>name</c>, or null.</summary>
        public Node? At(params ReadOnlySpan<string> path)
        {
            Node? node = this;
            foreach (var key in path)
            {
                node = (node as Mapping)?.Find(key)?.Value;
            }

            return node;
        }

        /// <summary>The non-empty scalar text below a path of keys, or null.</summary>
        public string? TextAt(params ReadOnlySpan<string> path) =>
            At(path) is Scalar { IsNull: false } scalar && scalar.Text.Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>A key with its value.</summary>
    public readonly record struct Member(string Key, Position Position, Node Value);

    /// <summary>What the node is called in a message to its author.</summary>
    public string Kind => this switch
    {
        Scalar { IsNull: true } => "nothing",
        Scalar => "a single value",
        Sequence => "a list",
        _ => "a group of keys",
    };
}
