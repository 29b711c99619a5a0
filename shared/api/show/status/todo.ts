import type { DossierView } from '#shared/api/views/dossier.ts';
import { type Markup, markup } from '#shared/archive/markup.ts';
import type { Text } from '#shared/kernel/text.ts';
import { thousands } from '#shared/kernel/thousands.ts';
import { clipped, type Language, type Shown, section, time } from './parts.ts';

const words = {
  title: { vi: 'Việc ông/bà cần làm', en: 'What is awaited from you' },
  none: { vi: 'Hiện không phải làm gì.', en: 'Nothing at present.' },
  supplement: { vi: 'Bổ sung hồ sơ', en: 'Supplement the dossier' },
  supplementHow: {
    vi: 'Nộp trên cổng đã dùng để nộp hồ sơ, hoặc tại nơi nhận hồ sơ.',
    en: 'Send it through the portal that the dossier came by, or bring it to where it was handed in.',
  },
  pay: { vi: 'Nộp phí, lệ phí', en: 'Pay the fees' },
  until: { vi: 'Hạn', en: 'Until' },
  answer: { vi: 'Trả lời câu hỏi dưới đây', en: 'Answer the question below' },
  files: { vi: 'Gửi các tệp còn thiếu', en: 'Send the files that are missing' },
  more: { vi: 'và các mục khác trong phiếu yêu cầu', en: 'and more, as the written request says' },
} satisfies Record<string, Text>;

/** Maximum things that are listed of one request for papers. */
const maxItems = 8;

/** What the dossier waits for from outside. */
export function todoSection(language: Language, { view }: Shown): Markup {
  const until = (at: string) => markup` ${words.until[language]}: ${time(at)}`;
  const { supplementRequest: asked, payment, conversation, expiresAt } = view;
  const due =
    payment?.requests.filter(
      ({ outstanding, state }) => outstanding > 0 && (state === 'requested' || state === 'partly'),
    ) ?? [];
  const things: Markup[] = [
    ...(expiresAt === undefined ? [] : [markup`<li><b>${words.files[language]}</b>${until(expiresAt)}</li>`]),
    ...(asked === undefined
      ? []
      : [
          markup`<li><b>${words.supplement[language]}</b>${until(asked.until)}${supplementOf(language, asked)}</li>`,
        ]),
    ...due
      .slice(0, 5)
      .map(
        ({ outstanding, until: end }) =>
          markup`<li><b>${words.pay[language]}: ${thousands(outstanding)} đồng</b>${until(end)}</li>`,
      ),
    ...(conversation?.answerAwaitedSince === undefined
      ? []
      : [markup`<li><a href="#talk">${words.answer[language]}</a></li>`]),
  ];
  const body =
    things.length === 0 ? markup`<p>${words.none[language]}</p>` : markup`<ul class="todo">${things}</ul>`;
  return section('todo', words.title[language], body);
}

function supplementOf(
  language: Language,
  { reason, items = [], contact }: NonNullable<DossierView['supplementRequest']>,
): Markup {
  const more = items.length > maxItems ? markup`<p>${words.more[language]}</p>` : undefined;
  const whom = contact && [contact.name, contact.phone].filter(Boolean).join(', ');
  return markup`<p>${clipped(reason, 600)}</p>${items
    .slice(0, maxItems)
    .map(
      ({ detail }) => markup`<p>– ${clipped(detail, 200)}</p>`,
    )}${more}<p class="soft">${words.supplementHow[language]} ${whom && clipped(whom, 100)}</p>`;
}
