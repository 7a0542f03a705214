package org.nabla.report.document;

import java.util.List;

/** What a student, or a student's program, may put into any text: each against some reader of it. */
public final class NastyTexts {

    /** Longer than any file may become. */
    public static final String LONG_LINE = "x".repeat(1_000_000);

    public static final List<String> EACH = List.of(
            "",
            " ",
            "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
            "::error::pwned",
            "a\n::add-mask::secret\r\n::stop-commands::x",
            "##[error]old syntax",
            "=1+1",
            "@SUM(A1)",
            "-2+3",
            "+1",
            "\t=1+1",
            "a|b",
            "| a | b |\n| --- | --- |",
            "12:30",
            "Part 1: forward",
            "http://x.invalid/?a=b&c=d",
            "[text](http://x.invalid) ![image](http://x.invalid/i.png)",
            "\uD800",
            "a\uDC00b\uD83D",
            "\uD83D\uDE00",
            "\u001b[31mred\u001b[0m",
            "\u001b]8;;http://x.invalid\u0007click\u001b]8;;\u0007",
            "\u009b31mred in one character",
            "]]>",
            "<![CDATA[x]]>",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "&amp;&nbsp;&#0;&",
            "\u202Etxet\u202C \u2066isolated\u2069",
            "a\u0000b",
            "over\rwritten\b\b",
            "\u0007\u0001\u000b\u000c\u001f\u007f\u0085\u2028\u2029",
            "\uFFFE\uFFFF\uFEFF",
            "quote \\\" backslash at the end \\",
            "`code` ``` fence\n```\nout of it\n````\n~~~",
            "# heading\n- list\n> quote\n1. one\n---\n***bold*** __under__ ~~gone~~",
            "@everyone #1 octo/repo#1 :smile: $x^2$ $$y$$",
            "<!-- comment --> <details><summary>x</summary>",
            "{\"scores\": {\"all\": 100}}",
            "é ü 漢字 عربى עברית",
            "%0A%0D%25%3A%2C",
            "  two spaces at the end  \n\n\n",
            "NaN Infinity -0 1e-7",
            "y".repeat(999) + "\uD83D\uDE00".repeat(700));

    private NastyTexts() {}
}
