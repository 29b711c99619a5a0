/** Inline, without fonts or images from elsewhere: the page must open in fifty years without a network. */
export const pageStyle = `
:root { --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --tint: #f6f8fa; --accent: #9b1c1c; }
* { box-sizing: border-box; }
body { margin: 0; border-top: .4rem solid var(--accent); color: var(--ink); background: #fff; font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; overflow-wrap: anywhere; }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 1.75rem; }
header .kind { margin: 0; color: var(--accent); font-weight: 600; letter-spacing: .02em; }
h1 { margin: .25rem 0 .5rem; font-size: 1.9rem; line-height: 1.25; }
h2 { margin: 2.5rem 0 .9rem; padding-bottom: .4rem; border-bottom: 1px solid var(--line); font-size: 1.25rem; }
.lead { margin: 0; font-size: 1.05rem; }
.outcome { display: inline-block; margin: 1rem 0 0; padding: .3rem .8rem; border: 1px solid var(--accent); border-radius: 1rem; color: var(--accent); font-weight: 600; }
.en { color: var(--soft); font-size: .85em; font-weight: 400; }
.outcome .en { color: inherit; }
.id, .name, .who { color: var(--soft); font-size: .9em; }
.none { color: var(--soft); }
code { font: .82em/1.4 ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
pre { padding: .8rem 1rem; background: var(--tint); border: 1px solid var(--line); border-radius: .4rem; overflow-x: auto; }
a { color: #0b4f9c; }
a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 3px solid #0b4f9c; outline-offset: 2px; }
.facts { margin: 0; }
.facts > div { display: grid; grid-template-columns: minmax(10rem, 17rem) minmax(0, 1fr); gap: .25rem 1.5rem; padding: .45rem 0; border-bottom: 1px solid var(--line); }
.facts > div:last-child { border-bottom: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
dd .facts > div { padding: .2rem 0; border: 0; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .94rem; }
th, td { padding: .6rem .7rem .6rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--soft); font-weight: 600; }
td:nth-child(1), td:nth-child(2) { min-width: 11rem; }
td:nth-child(4) { white-space: nowrap; }
td:last-child { min-width: 15rem; }
.timeline { margin: 0; padding: 0; list-style: none; }
.timeline li { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 1.5rem; }
.timeline .when { margin: 0; padding-top: .1rem; color: var(--soft); font-variant-numeric: tabular-nums; text-align: right; }
.timeline .what { position: relative; padding: 0 0 1.3rem 1.5rem; border-left: 2px solid var(--line); }
.timeline .what::before { content: ""; position: absolute; left: -.42rem; top: .5rem; width: .7rem; height: .7rem; border-radius: 50%; background: var(--accent); }
.timeline li:last-child .what { border-color: transparent; }
.timeline p { margin: 0 0 .2rem; }
summary { min-height: 24px; color: var(--soft); font-size: .85em; cursor: pointer; }
footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 2rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem; }
@media (max-width: 40rem) {
  header, main, footer { padding-left: 1rem; padding-right: 1rem; }
  .facts > div, .timeline li { grid-template-columns: minmax(0, 1fr); gap: .1rem; }
  .timeline .when { padding-left: 1.5rem; text-align: left; }
}
@media print {
  @page { size: A4; margin: 18mm 15mm; }
  body { font-size: 10.5pt; }
  header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  h2 { break-after: avoid; }
  .timeline li, tr, .facts > div { break-inside: avoid; }
  .wide, pre { overflow: visible; }
  pre { white-space: pre-wrap; }
  table { table-layout: fixed; }
  td:nth-child(4) { white-space: normal; }
  td:nth-child(1), td:nth-child(2), td:last-child { min-width: 0; }
  a { color: inherit; }
}
`;
