namespace ReportForge.Word.Markup;

/// <summary>What the elements inside a paragraph mean for its text.</summary>
internal static class InlineMarkup
{
    /// <summary>Elements that hold characters which are printed.</summary>
    public static bool IsText(string name) => name is "w:t" or "m:t" or "a:t";

    public static bool IsRun(string name) => name is "w:r" or "a:r" or "m:r";

    public static bool IsParagraph(string name) => name is "w:p" or "a:p";

    /// <summary>
    /// Elements of which the text is read by itself: paragraphs, and the two lines of a phonetic guide (ECMA-376 §17.3.3.25).
    /// </summary>
    public static bool HoldsOwnText(string name) => IsParagraph(name) || name is "w:rt" or "w:rubyBase";

    /// <summary>Elements in which nothing belongs to the paragraph's text: properties, deleted and moved-away text.</summary>
    public static bool IsOutsideText(string name) => name is "w:pPr" or "w:rPr" or "a:pPr" or "a:rPr" or "a:endParaRPr" or "m:rPr"
        or "m:ctrlPr" or "w:sdtPr" or "w:sdtEndPr" or "w:del" or "w:moveFrom" or "w:instrText" or "w:delText" or "w:delInstrText";

    /// <summary>The character that an element stands for; null when it stands for none or holds others.</summary>
    public static char? CharacterOf(MarkupElement element) => element.Name switch
    {
        "w:tab" or "w:ptab" => '\t',
        "w:cr" or "a:br" => '\n',
        "w:br" => element.Attribute("w:type") is "page" or "column" ? Tags.JoinedText.Break : '\n',
        "w:noBreakHyphen" => '-',
        "w:softHyphen" => Tags.JoinedText.SoftHyphen,
        "w:fldChar" => element.Attribute("w:fldCharType") == "begin" ? Tags.JoinedText.ObjectCharacter : null,
        _ => IsObject(element.Name) ? Tags.JoinedText.ObjectCharacter : null,
    };

    /// <summary>Elements that may be cut in two at a place inside them: both halves mean what the whole meant.</summary>
    public static bool IsDivisible(string name) => name is "w:t" or "a:t" or "m:t" or "w:r" or "a:r" or "m:r" or "w:hyperlink" or "w:ins"
        or "w:moveTo" or "w:smartTag" or "w:customXml" or "w:instrText" or "w:bdo" or "w:dir";

    private static bool IsObject(string name) => name is "w:drawing" or "w:pict" or "w:object" or "w:sym" or "w:footnoteReference"
        or "w:endnoteReference" or "mc:AlternateContent" or "w:pgNum" or "w:ruby" or "w:contentPart" or "w:altChunk" or "w:subDoc"
        or "a:fld" or "w:dayLong" or "w:dayShort" or "w:monthLong" or "w:monthShort" or "w:yearLong" or "w:yearShort"
        or "w:footnoteRef" or "w:endnoteRef" or "w:separator" or "w:continuationSeparator" or "w:annotationRef";
}
