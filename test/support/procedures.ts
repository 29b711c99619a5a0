import { readFileSync } from 'node:fs';
import { Procedure } from '#shared/procedure/procedure.ts';
import { unit } from './cast.ts';
import { declare, scan } from './dossiers.ts';

/** The file of a version of a shipped procedure, in its folder. */
export const fileOfVersion = ({ code, version }: Pick<Procedure, 'code' | 'version'>) =>
  version === 1 ? `${code}.json` : `${code}.v${version}.json`;

const shipped = (code: string) =>
  Procedure.parse(
    JSON.parse(readFileSync(new URL(`../../shared/procedure/data/${code}.json`, import.meta.url), 'utf8')),
  );

/** A complete submission of a shipped procedure: the example of its form, a scan for each paper that it demands. */
export function submissionOf(code: string, changes: Record<string, unknown> = {}) {
  const { form, components, subjects } = shipped(code);
  const [example] = Array.isArray(form['examples']) ? form['examples'] : [];
  const required = components.filter((component) => component.required);
  return {
    procedure: code,
    unit,
    channel: 'online',
    applicant: { kind: subjects[0], name: 'NGUYỄN VĂN A', identifier: '001099000001' },
    form: example,
    files: required.map(({ id }) => ({ component: id, ...declare(scan, `${id}.pdf`) })),
    ...changes,
  };
}
