import type { Agency, Listing } from '../listing.ts';
import { agencyLevels, read, states } from './code-lists.ts';
import type { Notes } from './notes.ts';
import type { NationalProcedure } from './payload.ts';

const parts = {
  COQUANTHUCHIEN: 'performs',
  COQUANCOTHAMQUYEN: 'competent',
  COQUANDUOCUYQUYEN: 'authorised',
  COQUANPHOIHOP: 'coordinates',
} as const satisfies Record<string, Agency['part']>;

/** What the record tells the public. */
export function readListing(national: NationalProcedure, before: Listing | undefined, notes: Notes): Listing {
  const { TRANGTHAI, LINHVUCTHUCHIEN, IDQUYETDINHCONGBO: decision, CAPTHUCHIEN } = national;
  const fieldCode = LINHVUCTHUCHIEN[0]?.MALINHVUC;
  const levels = CAPTHUCHIEN.flatMap(({ CAPTHUCHIEN: word }, index) => {
    const level = read(agencyLevels, word);
    if (level === undefined) {
      notes.fault(
        `/CAPTHUCHIEN/${index}`,
        'unknown-level',
        `Không rõ cấp thực hiện “${word}”.`,
        `Unknown level “${word}”.`,
      );
    }
    return level ?? [];
  });
  const agencies = agenciesOf(national, before?.agencies ?? [], notes);
  if (agencies.length === 0) {
    notes.fault(
      '/COQUANTHUCHIEN',
      'no-agency',
      'Không nêu cơ quan thực hiện.',
      'No performing agency is named.',
    );
  }
  if (levels.length === 0 && before === undefined) {
    notes.fault('/CAPTHUCHIEN', 'no-level', 'Không nêu cấp thực hiện.', 'No level is named.');
  }
  return {
    state: stateOf(TRANGTHAI, before, notes),
    ...(fieldCode && { fieldCode }),
    ...(decision !== '' && { decision }),
    ...textOf('kind', national.LOAITTHC, before, notes),
    levels: levels.length > 0 ? [...new Set(levels)] : (before?.levels ?? []),
    agencies,
    ...textOf('conditions', national.YEUCAU, before, notes),
    ...textOf('eligibility', national.MOTADOITUONGTHUCHIEN, before, notes),
    ...textOf('address', national.DIACHITIEPNHAN, before, notes),
  };
}

function textOf<K extends 'kind' | 'conditions' | 'eligibility' | 'address'>(
  key: K,
  vi: string,
  before: Listing | undefined,
  notes: Notes,
) {
  return vi === '' ? {} : { [key]: notes.text(`/listing/${key}`, vi, before?.[key]) };
}

function stateOf(word: string, before: Listing | undefined, notes: Notes): Listing['state'] {
  const state = read(states, word);
  if (state !== undefined) return state;
  const kept = before?.state ?? 'public';
  notes.note(
    '/TRANGTHAI',
    'unknown-state',
    `Không rõ trạng thái “${word}”: ghi “${kept}”.`,
    `Unknown state “${word}”: taken as “${kept}”.`,
  );
  return kept;
}

function agenciesOf(national: NationalProcedure, before: readonly Agency[], notes: Notes): Agency[] {
  return Object.entries(parts).flatMap(([key, part]) =>
    national[key as keyof typeof parts]
      .filter(({ TENDONVI }) => TENDONVI !== '')
      .map(({ MADONVI: code, TENDONVI: vi }, index) => {
        const known = before.find((agency) => agency.part === part && agency.name.vi === vi);
        return {
          part,
          ...(code !== '' && { code }),
          name: notes.text(`/listing/agencies/${part}/${index}`, vi, known?.name),
        };
      }),
  );
}
