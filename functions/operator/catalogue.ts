import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { rulesIn } from '#shared/kernel/evidence.ts';
import { toNational } from '#shared/procedure/national/to-national.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import { Archive } from './archive.ts';
import { emptyBundle } from './bundle.ts';
import { check } from './catalogue/check.ts';
import { find, shownChanges } from './catalogue/compare.ts';
import { importOne, readNational } from './catalogue/import.ts';
import { readProcedures } from './catalogue/records.ts';
import { defaultDoubts, doubtLines, shippedLaw } from './catalogue/rules.ts';
import { skeletonOf } from './catalogue/skeleton.ts';
import { namedTable, openSource } from './catalogue/source.ts';
import { storedDefaults } from './check-retention-default.ts';
import { command, say, todayInVietnam } from './command.ts';
import { publishBundles } from './publish-bundles.ts';
import { type Line, shown, summary, tally } from './report.ts';

const usage = `npm run catalogue -- <command>

  new <code> > <file>                                           write a small procedure to begin with
  import <national.json>… --out <folder> [--effective <date>]   make the next version of each procedure of the national database
  export <procedure>… [--out <file>]                            write procedures as the national database does
  check <file>…                                                 say what is wrong with procedures, and publish nothing
  diff <procedure> <procedure>                                  show what differs
  publish <file>… [--effective <date>]                          put procedures into the table, from a day on
  unconfirmed [<procedure>…]                                    list what has to be confirmed before production use, of these or of everything shipped

A <procedure> is a file, or CODE@VERSION of the catalogue: of the table that TABLE_NAME names, or of what comes with
the software. A <date> is YYYY-MM-DD.`;

const options = { out: { type: 'string' }, effective: { type: 'string' } } as const;
type Options = { out?: string | undefined; effective?: string | undefined };

const commands: Record<string, (names: string[], options: Options) => Promise<void>> = {
  async import(files, { out, effective = todayInVietnam() }) {
    if (out === undefined) throw new Error('--out names the folder for the new versions');
    const source = openSource();
    const records = await readNational(files);
    const order = { source, out, effectiveFrom: effective, today: todayInVietnam() };
    await report(records, (record) => importOne(record, order));
  },

  async export(names, { out }) {
    const source = openSource();
    const found = await Promise.all(names.map((name) => find(source, name)));
    const text = `${JSON.stringify({ result: found.map((one) => toNational(Procedure.parse(one))) }, null, 2)}\n`;
    if (out === undefined) process.stdout.write(text);
    else {
      await writeFile(out, text);
      say(`${found.length === 1 ? '1 procedure is' : `${found.length} procedures are`} in ${out}.`);
    }
  },

  async check(files) {
    const { records, broken } = await readProcedures(files);
    const lines = await check(openSource(), records, publishing());
    await report([...broken, ...lines], async (line) => line);
  },

  async diff(names) {
    const [one, other, ...more] = names;
    if (one === undefined || other === undefined || more.length > 0)
      throw new Error('diff compares two procedures');
    const source = openSource();
    const changes = shownChanges(await find(source, one), await find(source, other));
    say(changes.length === 0 ? 'No difference.' : changes.join('\n'));
  },

  async publish(files, { effective }) {
    const writer = namedTable();
    if (writer === undefined) throw new Error('TABLE_NAME must name the table');
    const { records, broken } = await readProcedures(files);
    const procedures = effective === undefined ? records : records.map((record) => from(record, effective));
    const lines = await publishBundles(writer, [{ ...emptyBundle, procedures }], publishing(), say);
    for (const [index, line] of broken.entries()) say(shown(line, index + 1, broken.length));
    finish([...lines, ...broken], summary);
  },

  async unconfirmed(names) {
    const source = openSource();
    const law =
      names.length === 0
        ? (await shippedLaw()).filter(({ kind }) => kind !== 'retentionDefaults')
        : await Promise.all(
            names.map(async (name) => ({ kind: name, rules: rulesIn(await find(source, name)) })),
          );
    // The organisation's own records: those of the table, where there is one.
    const defaults = storedDefaults(await source.references());
    const doubts = [
      ...law.map(({ kind, rules }) => ({ kind, lines: doubtLines(rules) })),
      { kind: 'retentionDefaults', lines: defaultDoubts(defaults, todayInVietnam()) },
    ];
    for (const { kind, lines } of doubts) say([`${kind}: ${lines.length}`, ...lines].join('\n'));
  },

  async new([code = '', ...others]) {
    if (others.length > 0) throw new Error('new makes one procedure');
    const skeleton = skeletonOf(code, await find(openSource(), 'LOCAL.BENCH@1'), todayInVietnam());
    say(JSON.stringify(skeleton, null, 2));
  },
};

const publishing = () => ({
  today: todayInVietnam(),
  lockedFor: Archive.parse(process.env).ARCHIVE_LOCKED_FOR,
});

const from = (record: unknown, effectiveFrom: string) => ({
  ...z.record(z.string(), z.json()).parse(record),
  effectiveFrom,
});

/** Works through the records one by one and says of each what became of it. */
async function report<T>(records: readonly T[], work: (record: T) => Promise<Line>): Promise<void> {
  const lines: Line[] = [];
  for (const record of records) {
    const line = await work(record);
    lines.push(line);
    say(shown(line, lines.length, records.length));
  }
  finish(lines, tally);
}

function finish(lines: readonly Line[], last: typeof tally): void {
  say(last(lines));
  if (lines.some(({ status }) => status === 'rejected')) process.exitCode = 1;
}

async function main([name = '', ...args]: readonly string[]): Promise<void> {
  const chosen = commands[name];
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (chosen === undefined || (positionals.length === 0 && name !== 'unconfirmed')) throw new Error(usage);
  if (values.effective !== undefined) z.iso.date('--effective is no date').parse(values.effective);
  await chosen(positionals, values);
}

await command(main);
