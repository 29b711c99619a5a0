/** Inline, without fonts, images or scripts from anywhere. Colours keep a contrast of at least 4.5 : 1. */
export const pageStyle = `
:root { --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --accent: #57606a; }
.valid { --accent: #116329; }
.expired, .replaced { --accent: #7d4e00; }
.revoked, .unknown { --accent: #a40e26; }
* { box-sizing: border-box; }
body { margin: 0; border-top: .5rem solid var(--accent); color: var(--ink); background: #fff; font: 17px/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; }
main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
h1 { margin: 1.75rem 0 .5rem; font-size: 1.6rem; line-height: 1.3; }
h2 { margin: 2rem 0 .5rem; font-size: 1.15rem; }
.verdict { margin: 1rem 0; padding: .75rem 1rem; border: 2px solid var(--accent); border-radius: .4rem; color: var(--accent); font-size: 1.15rem; font-weight: 600; }
.en { color: var(--soft); font-size: .85em; font-weight: 400; }
.verdict .en { color: inherit; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: minmax(9rem, 14rem) 1fr; gap: .2rem 1.25rem; padding: .5rem 0; border-bottom: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
code { font: .85em/1.4 ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
a { color: #0b4f9c; }
a:focus-visible { outline: 3px solid #0b4f9c; outline-offset: 2px; }
footer { margin-top: 2.5rem; padding-bottom: 2rem; color: var(--soft); font-size: .9rem; }
@media (max-width: 30rem) { dl > div { grid-template-columns: 1fr; } }
`;
