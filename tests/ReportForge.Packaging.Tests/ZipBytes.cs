namespace ReportForge.Packaging.Tests;

/// <summary>Makes packages and damages them.</summary>
internal static class ZipBytes
{
    public const string ContentTypes =
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
        """;

    public const string RootRelationships =
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
        """;

    public const string Document =
        """
        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Báo cáo</w:t></w:r></w:p></w:body></w:document>
        """;

    public static (string Name, string Text)[] Minimal =>
        [("[Content_Types].xml", ContentTypes), ("_rels/.rels", RootRelationships), ("word/document.xml", Document)];

    /// <summary>Writes <paramref name="replacement"/> over the n-th place where <paramref name="pattern"/> stands.</summary>
    public static byte[] Patch(byte[] bytes, ReadOnlySpan<byte> pattern, int occurrence, int offset, params byte[] replacement)
    {
        var copy = bytes.ToArray();
        var at = -1;
        for (var found = 0; found <= occurrence; found++)
        {
            var next = copy.AsSpan(at + 1).IndexOf(pattern);
            next.ShouldBeGreaterThanOrEqualTo(0);
            at += 1 + next;
        }

        replacement.CopyTo(copy.AsSpan(at + offset));
        return copy;
    }
}
