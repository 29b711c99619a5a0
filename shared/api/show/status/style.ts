/** Inline, without fonts, images or scripts from anywhere. Colours keep a contrast of at least 4.5 : 1. */
export const statusPageStyle = `
:root { --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --accent: #0b4f9c; --warn: #8a1c1c; }
*, ::before { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 17px/1.55 system-ui, Roboto, "Noto Sans", Arial, sans-serif; border-top: .4rem solid var(--accent); }
main { max-width: 42rem; margin: 0 auto; padding: 0 1rem 2rem; }
h1 { margin: 1rem 0 .25rem; font-size: 1.4rem; line-height: 1.3; }
h2 { margin: 1.75rem 0 .5rem; font-size: 1.15rem; }
p { margin: .4rem 0; overflow-wrap: anywhere; }
.soft, time { color: var(--soft); font-size: .9rem; }
.state { margin: .75rem 0; padding: .6rem .9rem; border: 2px solid var(--accent); border-radius: .4rem; font-size: 1.1rem; font-weight: 600; }
.fault { padding: .6rem .9rem; border: 2px solid var(--warn); border-radius: .4rem; color: var(--warn); }
.due { font-size: 1.2rem; font-weight: 600; }
ol, ul { margin: 0; padding: 0; list-style: none; }
.steps li { padding: .35rem 0 .35rem 2.2rem; position: relative; color: var(--soft); }
.steps li::before { content: ""; position: absolute; left: .3rem; top: .75rem; width: 1rem; height: 1rem; border: 2px solid currentcolor; border-radius: 50%; }
.steps .done, .steps [aria-current] { color: var(--ink); }
.steps .done::before { background: var(--accent); border-color: var(--accent); }
.steps [aria-current] { font-weight: 600; }
.steps [aria-current]::before { border: 5px solid var(--accent); }
.todo li, .looks li { padding: .5rem 0; border-bottom: 1px solid var(--line); }
.todo li { border-left: .3rem solid var(--accent); padding-left: .7rem; margin-bottom: .5rem; }
.talk li { margin: .6rem 0; padding: .5rem .8rem; border: 1px solid var(--line); border-radius: .4rem; white-space: pre-line; overflow-wrap: anywhere; }
.talk .own { margin-left: 1.5rem; background: #f3f7fb; }
.talk b { display: block; font-size: .9rem; }
label { display: block; margin: .75rem 0 .25rem; font-weight: 600; }
input, textarea { width: 100%; padding: .6rem; border: 1px solid #6e7781; border-radius: .3rem; font: inherit; color: inherit; background: #fff; }
input { max-width: 12rem; letter-spacing: .2rem; }
button { margin: .6rem 0; min-height: 2.75rem; padding: .5rem 1.1rem; border: 1px solid var(--accent); border-radius: .3rem; font: inherit; font-weight: 600; color: #fff; background: var(--accent); }
button.plain { color: var(--accent); background: #fff; }
a { color: var(--accent); display: inline-block; padding: .3rem 0; }
:focus-visible { outline: 3px solid #b35900; outline-offset: 2px; }
`;
