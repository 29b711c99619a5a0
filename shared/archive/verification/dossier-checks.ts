import { DossierRecord } from '../dossier-record.ts';
import type { Contents } from './contents.ts';
import { checkHead, checkLines, inPackage, linesOf } from './journal-checks.ts';
import { type Check, compared, failed, passed } from './report.ts';

/** What is known of the package from outside it. */
export type Expected = { sha256?: string; journalHead?: string; code?: string };

function readRecord(text: string | undefined): DossierRecord | undefined {
  if (text === undefined) return undefined;
  try {
    return DossierRecord.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const written = ({ size, sha256 }: { size: number; sha256: string }) => `${sha256} ${size}`;

const checkFiles = ({ members }: Contents, { files, derivatives }: DossierRecord): Check[] =>
  [...files, ...derivatives].map((file) => {
    const found = members.get(file.path);
    return compared({ check: 'dossier-file', subject: file.path }, written(file), found && written(found));
  });

function checkJournal({ members }: Contents, record: DossierRecord, { journalHead }: Expected): Check[] {
  const { path, head } = record.journal;
  const text = members.get(path)?.text;
  const place = { check: 'journal-chain', subject: path } as const;
  if (text === undefined) return [failed(place, 'Không có nhật ký', 'The journal is missing')];
  const { checks, chain } = checkLines(linesOf(text), inPackage);
  const outside = journalHead === undefined ? [] : [checkHead('sealed head', journalHead, chain)];
  return [...checks, checkHead('documentation/dossier.json', head, chain), ...outside];
}

/** The dossier's own account of itself: its files and its journal. */
export function checkDossier(contents: Contents, expected: Expected): Check[] {
  const path = [...contents.members.keys()].find((one) =>
    /^data\/[^/]+\/documentation\/dossier\.json$/.test(one),
  );
  const place = { check: 'dossier-record', subject: path ?? 'documentation/dossier.json' } as const;
  const record = path === undefined ? undefined : readRecord(contents.members.get(path)?.text);
  if (record === undefined) return [failed(place, 'Không đọc được hồ sơ', 'The dossier cannot be read')];
  const { code } = record.dossier;
  const own =
    expected.code === undefined
      ? passed(place, `Hồ sơ ${code}`, `Dossier ${code}`)
      : compared(place, expected.code, code);
  return [own, ...checkFiles(contents, record), ...checkJournal(contents, record, expected)];
}
