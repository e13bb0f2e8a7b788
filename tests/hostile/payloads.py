"""Texts that would do something if a page, chart, file or log took them for more than text."""

CANARY = "H4X"
ELSEWHERE = "evil.invalid"
PAYLOADS = (
    f'{CANARY}<img src=x onerror="window.__hacked=1">',
    f'{CANARY}"><script>window.__hacked=2</script>',
    f"{CANARY}' onmouseover='window.__hacked=3' x='",
    (f"{CANARY}[x](javascript:window.__hacked=4) "
     f"![p](http://{ELSEWHERE}/p.png) **b** :red[c] :material/home: $q$"),
    f"{CANARY}<a href='javascript:window.__hacked=5'>a</a><br><b>b</b>",
    f"{CANARY}\u202egnp.exe \u2067turned",
    f"{CANARY}\u2069\u2069\u202c{{0}} {{missing}} %{{x}} {{{{7*7}}}} ${{7*7}} %s",
    f'{CANARY}#eval("1") #image("/etc/passwd") $a^2$ *b* _c_ `raw` @ref <label> \\u{{41}}',
    f"=cmd|' /C calc'!A0 {CANARY}",
    f"{CANARY}\u200b\u200f\u061c\ufeff\x07\x1b[31m\x00'); DROP TABLE park; --",
    f"</style></title></textarea>-->{CANARY}<svg onload=window.__hacked=6>",
    f'{CANARY}\u2029"}}\n{{"level": "error", "reference": "FORGED"}}\r\nSet-Cookie: forged=1',
    f"{CANARY}{'و' * 300}{'W' * 300}",
)
# Letters that must reach no page in a text of ours: what `common.harmless` is for.
UNSEEN = "\u202a\u202b\u202c\u202d\u202e\u200e\u200f\u061c\u200b\ufeff\u2028\u2029\x00\x07\x1b"
