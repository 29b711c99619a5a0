import { shapes } from '#test/adapters/file-formats/bomb-shapes.ts';
import { examined, pdf, scan } from '#test/adapters/file-formats/samples.ts';

// How long it takes to turn a bomb away, and to look at an ordinary scan. Prints Markdown.

const milliseconds = async (bytes: Uint8Array) => {
  const begun = performance.now();
  const { problem = 'accepted' } = await examined(bytes);
  return { problem, took: Math.round(performance.now() - begun) };
};

const first = await milliseconds(await pdf(1));
const scans: number[] = [];
for (let time = 0; time < 50; time += 1) scans.push((await milliseconds(scan)).took);
const median = scans.toSorted((one, other) => one - other)[scans.length >> 1];

console.log('| the file | bytes | told as | ms |\n| --- | --- | --- | --- |');
console.log(`| one page, while the process starts | | ${first.problem} | ${first.took} |`);
console.log(`| a scan of one page, median of ${scans.length} | ${scan.length} | accepted | ${median} |`);
for (const [name, make] of Object.entries(shapes)) {
  const bytes = await make();
  const { problem, took } = await milliseconds(bytes);
  console.log(`| ${name} | ${bytes.length} | \`${problem}\` | ${took} |`);
}
