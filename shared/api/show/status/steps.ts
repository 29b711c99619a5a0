import type { DossierView } from '#shared/api/views/dossier.ts';
import { type Markup, markup } from '#shared/archive/markup.ts';
import type { Text } from '#shared/kernel/text.ts';
import { type Language, section, time } from './parts.ts';

const words = {
  title: { vi: 'Hồ sơ đang ở đâu', en: 'Where it stands' },
  submitted: { vi: 'Nộp hồ sơ', en: 'Handed in' },
  accepted: { vi: 'Tiếp nhận', en: 'Accepted' },
  processing: { vi: 'Giải quyết', en: 'Worked on' },
  result: { vi: 'Có kết quả', en: 'Result ready' },
  returned: { vi: 'Trả kết quả', en: 'Result given out' },
} satisfies Record<string, Text>;

/** Handed in, accepted, worked on, result, given out: what is behind, and where it is. */
export function stepsSection(
  language: Language,
  { submittedAt, deadline, task, result, closedAt, status }: DossierView,
): Markup {
  const worked = task === undefined ? undefined : task.step.name[language];
  const line: [Text, string | undefined, string | undefined][] = [
    [words.submitted, submittedAt, undefined],
    [words.accepted, deadline?.acceptedAt ?? deadline?.receivedAt, undefined],
    [words.processing, result?.at, result === undefined ? worked : undefined],
    [words.result, result?.at, undefined],
    [words.returned, status === 'returned' ? closedAt : undefined, undefined],
  ];
  const current = closedAt === undefined ? line.findIndex(([, at]) => at === undefined) : -1;
  const list = markup`<ol class="steps">${line.map(([name, at, more], index) => {
    const mark = index === current ? ' aria-current="step"' : at === undefined ? '' : ' class="done"';
    const detail = index === current && more !== undefined ? `: ${more}` : '';
    return markup`<li${{ markup: mark }}>${name[language]}${detail} ${at && time(at)}</li>`;
  })}</ol>`;
  return section('steps', words.title[language], list);
}
