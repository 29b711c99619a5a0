import type { Text } from '#shared/kernel/text.ts';
import { CodePattern, fitsPattern, patternAt } from '#shared/unit/dossier-code.ts';
import { checkUnits, Unit, type UnitProblem } from '#shared/unit/unit.ts';
import type { Known } from '../publish-reference.ts';

const problems: Record<UnitProblem, Text> = {
  'duplicate-unit': { vi: 'Mã đơn vị bị trùng.', en: 'The unit id is used twice.' },
  'unknown-parent': { vi: 'Không có đơn vị cấp trên.', en: 'The parent unit does not exist.' },
  'parent-not-in-id': {
    vi: 'Mã đơn vị phải bắt đầu bằng mã đơn vị cấp trên trực tiếp.',
    en: 'The unit id must be the id of its parent plus one more part.',
  },
};

const misfit: Text = {
  vi: 'Mã định danh không hợp với mẫu mã hồ sơ đang áp dụng.',
  en: 'The agency code does not match the pattern of dossier codes in force.',
};

const stored = (known: Known, prefix: string) =>
  [...known].flatMap(([sk, text]) => (sk.startsWith(prefix) ? [JSON.parse(text)] : []));

/** What is wrong with a unit in the tree of those that are stored, and for the dossier codes of the day. */
export const checkUnit =
  (today: string) =>
  (record: unknown, known: Known): Text[] => {
    const unit = Unit.parse(record);
    const others = stored(known, 'UNIT#').map((other) => Unit.parse(other));
    const tree = [...others.filter(({ id }) => id !== unit.id), unit];
    const pattern = patternAt(
      stored(known, 'CODES#').map((one) => CodePattern.parse(one)),
      today,
    );
    const inTree = checkUnits(tree).filter((problem) => problem.unit === unit.id);
    const fits = pattern === undefined || fitsPattern(pattern, unit.agencyCode);
    return [...inTree.map(({ problem }) => problems[problem]), ...(fits ? [] : [misfit])];
  };
