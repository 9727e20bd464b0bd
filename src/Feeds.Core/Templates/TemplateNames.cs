using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Feeds.Sources;
using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace Feeds.Templates;

/// <summary>Finds what a template names and is not there: a slip of the pen would else show as nothing at all.</summary>
/// <param name="known">The values of something that has everything.</param>
/// <param name="what">What that is, with its article: <c>a digest</c>.</param>
internal sealed partial class TemplateNames(string file, string source, TemplateOptions options, FluidValue known, string what) : AstVisitor
{
    private const FluidValue? Anything = null;

    private readonly List<Problem> problems = [];
    private readonly HashSet<string> assigned = new(StringComparer.Ordinal) { "forloop", "tablerowloop" };
    private readonly List<(IReadOnlyList<MemberSegment> Path, ImmutableDictionary<string, FluidValue?> Loops)> uses = [];
    private ImmutableDictionary<string, FluidValue?> loops = ImmutableDictionary<string, FluidValue?>.Empty;

    /// <summary>One error for each name that is not known, at its first place.</summary>
    public ImmutableArray<Problem> Check(IFluidTemplate template)
    {
        VisitTemplate(template);

        // A loop may use what it assigns further down.
        foreach (var (path, around) in uses)
        {
            Resolve(path, around, at => Unknown(NameOf(path, path.Count), $"There is no '{NameOf(path, at + 1)}' in {what}"));
        }

        return [.. problems.DistinctBy(problem => problem.Message)];
    }

    protected override Statement VisitAssignStatement(AssignStatement assignStatement)
    {
        assigned.Add(assignStatement.Identifier);
        return base.VisitAssignStatement(assignStatement);
    }

    protected override Statement VisitCaptureStatement(CaptureStatement captureStatement)
    {
        assigned.Add(captureStatement.Identifier);
        return base.VisitCaptureStatement(captureStatement);
    }

    protected override Statement VisitIncrementStatement(IncrementStatement incrementStatement)
    {
        assigned.Add(incrementStatement.Identifier);
        return base.VisitIncrementStatement(incrementStatement);
    }

    protected override Statement VisitDecrementStatement(DecrementStatement decrementStatement)
    {
        assigned.Add(decrementStatement.Identifier);
        return base.VisitDecrementStatement(decrementStatement);
    }

    protected override Statement VisitForStatement(ForStatement forStatement) =>
        WithLoop(forStatement.Identifier, forStatement.Source, () => base.VisitForStatement(forStatement));

    protected override Statement VisitTableRowStatement(TableRowStatement tableRowStatement) =>
        WithLoop(tableRowStatement.Identifier, tableRowStatement.Source, () => base.VisitTableRowStatement(tableRowStatement));

    protected override Statement VisitIncludeStatement(IncludeStatement includeStatement) => Apart("include", includeStatement);

    protected override Statement VisitRenderStatement(RenderStatement renderStatement) => Apart("render", renderStatement);

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        if (!options.Filters.TryGetValue(filterExpression.Name, out _))
        {
            Unknown(filterExpression.Name, $"There is no filter '{filterExpression.Name}'");
        }

        return base.VisitFilterExpression(filterExpression);
    }

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        uses.Add((memberExpression.Segments, loops));
        foreach (var index in memberExpression.Segments.OfType<IndexerSegment>())
        {
            Visit(index.Expression);
        }

        return base.VisitMemberExpression(memberExpression);
    }

    private Statement WithLoop(string name, Expression over, Func<Statement> visit)
    {
        var before = loops;
        var list = over is MemberExpression member ? Resolve(member.Segments, loops, _ => { }) : Anything;
        loops = loops.SetItem(name, First(list));
        var visited = visit();
        loops = before;
        return visited;
    }

    private Statement Apart(string tag, Statement statement)
    {
        Unknown(tag, $"A template stands alone: there is nothing to '{tag}'");
        return statement;
    }

    private FluidValue? Resolve(IReadOnlyList<MemberSegment> path, ImmutableDictionary<string, FluidValue?> around, Action<int> unknown)
    {
        var value = (FluidValue?)known;
        for (var i = 0; i < path.Count && value is not null; i++)
        {
            if (path[i] is not IdentifierSegment { Identifier: var name })
            {
                value = path[i] is IndexerSegment ? First(value) : Anything;
            }
            else if (i == 0 && around.TryGetValue(name, out var loop))
            {
                value = loop;
            }
            else if (i == 0 && assigned.Contains(name))
            {
                return Anything;
            }
            else
            {
                value = Member(value, name);
                if (value.IsNil())
                {
                    unknown(i);
                    return Anything;
                }
            }
        }

        return value;
    }

    private static FluidValue? First(FluidValue? list) => list is ArrayValue { Values: [var first, ..] } ? first : Anything;

    // Values are there at once.
    private FluidValue Member(FluidValue value, string name)
    {
        var member = value.GetValueAsync(name, new TemplateContext(known, options));
        return member.IsCompletedSuccessfully ? member.Result : NilValue.Instance;
    }

    private void Unknown(string name, string message) => problems.Add(Problem.Error(file, PlaceOf(name), "template", message + "."));

    // The names in a row before one of them; an index parts them.
    private static string NameOf(IReadOnlyList<MemberSegment> path, int end) =>
        string.Join('.', path.Take(end).Reverse().TakeWhile(segment => segment is IdentifierSegment).Cast<IdentifierSegment>().Reverse().Select(segment => segment.Identifier));

    // Fluid's tree does not tell where it came from.
    private Position? PlaceOf(string name)
    {
        var word = new Regex($@"(?<![\w-])(?<!(?<!\])\.){Regex.Escape(name)}(?![\w-])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        foreach (Match tag in Tag.Matches(source))
        {
            if (word.Match(tag.Value) is { Success: true } found)
            {
                var before = source.AsSpan(0, tag.Index + found.Index);
                return new(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
            }
        }

        return null;
    }

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag { get; }
}
