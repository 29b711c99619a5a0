import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const jars = '.local/validators/verapdf';

/** Whether Java and the validator are on this machine; says so where they are not. */
export function isVeraPdfThere(): boolean {
  const isThere = existsSync(jars) && spawnSync('java', ['-version']).status === 0;
  if (!isThere)
    process.stderr.write(
      `veraPDF skipped: it wants Java and Maven (mvn -f test/adapters/pdf/verapdf/pom.xml dependency:copy-dependencies -DoutputDirectory=$PWD/${jars}).\n`,
    );
  return isThere;
}

/** What veraPDF says of each file: `ok`, or the rules that it breaks. */
export function verdicts(flavour: '2b' | '2u' | 'ua1', files: string[]): string[] {
  const program = 'test/adapters/pdf/verapdf/Validate.java';
  const { stdout, stderr } = spawnSync('java', ['-cp', `${jars}/*`, program, flavour, ...files], {
    encoding: 'utf8',
  });
  const lines = stdout.trim().split('\n');
  if (lines.length !== files.length) throw new Error(stderr);
  return lines;
}
