import { bagDeclaration, oxumOf, readTag, writeOxum } from '../bag/bag-info.ts';
import { readManifest } from '../bag/manifest.ts';
import type { Contents } from './contents.ts';
import { type Check, type CheckName, compared, failed, passed } from './report.ts';

const manifest = 'manifest-sha256.txt';
const tagManifest = 'tagmanifest-sha256.txt';

type Listed = { checks: Check[]; paths: Set<string> };

/** Every line of one manifest against what lies in the package. */
function checkManifest({ members }: Contents, name: string, check: CheckName): Listed {
  const place = { check: 'manifest', subject: name } as const;
  const text = members.get(name)?.text;
  if (text === undefined)
    return {
      checks: [failed(place, 'Không đọc được bảng kê', 'The manifest cannot be read')],
      paths: new Set(),
    };
  const { lines, unreadable } = readManifest(text);
  const bad = unreadable.map((line) =>
    failed(place, `Dòng không đọc được: ${line.slice(0, 100)}`, `Unreadable line: ${line.slice(0, 100)}`),
  );
  const paths = new Set<string>();
  const checks = lines.map(({ path, sha256 }) => {
    const subject = path;
    if (paths.has(path)) return failed({ check, subject }, 'Được kê hai lần', 'Listed twice');
    paths.add(path);
    return compared({ check, subject }, sha256, members.get(path)?.sha256);
  });
  return { checks: [...bad, ...checks], paths };
}

const checkDeclaration = ({ members }: Contents) =>
  compared(
    { check: 'bag-declaration', subject: 'bagit.txt' },
    bagDeclaration,
    members.get('bagit.txt')?.text,
  );

function checkOxum({ members }: Contents): Check {
  const place = { check: 'payload-oxum', subject: 'bag-info.txt' } as const;
  const expected = readTag(members.get('bag-info.txt')?.text ?? '', 'Payload-Oxum');
  if (expected === undefined) return failed(place, 'Không có Payload-Oxum', 'There is no Payload-Oxum');
  return compared(place, expected, writeOxum(oxumOf(members.values())));
}

function checkUnlisted({ members }: Contents, listed: ReadonlySet<string>): Check[] {
  return [...members.keys()]
    .filter((path) => !listed.has(path) && path !== tagManifest)
    .map((subject) =>
      failed(
        { check: 'unlisted-file', subject },
        'Tệp không có trong bảng kê',
        'No manifest lists this file',
      ),
    );
}

/** The bag as RFC 8493 wants it: declaration, both manifests line by line, byte count, nothing unlisted. */
export function checkBag(contents: Contents): Check[] {
  const payload = checkManifest(contents, manifest, 'payload-file');
  const tags = checkManifest(contents, tagManifest, 'tag-file');
  const unlisted = checkUnlisted(contents, payload.paths.union(tags.paths));
  const whole =
    unlisted.length === 0
      ? [passed({ check: 'unlisted-file', subject: 'data' }, 'Không có tệp thừa', 'There are no other files')]
      : unlisted;
  return [checkDeclaration(contents), ...payload.checks, ...tags.checks, checkOxum(contents), ...whole];
}
