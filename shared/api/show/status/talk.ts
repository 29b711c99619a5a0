import type { ConversationView } from '#shared/api/views/dossier.ts';
import { escapeMarkup, type Markup, markup, type Piece } from '#shared/archive/markup.ts';
import type { Text } from '#shared/kernel/text.ts';
import { type Forms, hidden, type Language, type Shown, section, time } from './parts.ts';

const words = {
  title: { vi: 'Trao đổi với cơ quan', en: 'Conversation with the unit' },
  none: { vi: 'Chưa có tin nào.', en: 'There are no messages yet.' },
  unit: { vi: 'Cơ quan', en: 'The unit' },
  applicant: { vi: 'Người nộp', en: 'Applicant' },
  asks: { vi: 'Cơ quan chờ trả lời', en: 'The unit awaits an answer' },
  earlier: { vi: 'Xem tin cũ hơn', en: 'Earlier messages' },
  latest: { vi: 'Xem tin mới nhất', en: 'Latest messages' },
  label: { vi: 'Viết cho cơ quan', en: 'Write to the unit' },
  hint: {
    vi: 'Không thay được việc bổ sung giấy tờ, và không làm thay đổi ngày hẹn.',
    en: 'It does not take the place of papers that are asked for, and moves no date.',
  },
  send: { vi: 'Gửi', en: 'Send' },
  closed: {
    vi: 'Hồ sơ đã kết thúc, không viết thêm được.',
    en: 'The dossier is closed; nobody writes any more.',
  },
} satisfies Record<string, Text>;

export const talkSection = (language: Language, shown: Shown): Markup =>
  section('talk', words.title[language], linesOf(language, shown));

/** Maximum bytes of the messages on one page; the longest message fits. */
const maxBytes = 12_500;

const sizeOf = (text: string) => new TextEncoder().encode(escapeMarkup(text)).length + 200;

/** As many of the last messages as are light enough, and how many are before them. */
function lightest({ messages, earlier }: ConversationView) {
  let bytes = 0;
  const from = messages.findLastIndex(({ text }) => {
    bytes += sizeOf(text);
    return bytes > maxBytes;
  });
  const shown = messages.slice(Math.min(from + 1, messages.length - 1));
  return { shown, before: earlier + messages.length - shown.length };
}

function linesOf(language: Language, { view: { conversation, closedAt }, forms }: Shown): Piece {
  const { shown, before } = lightest(conversation ?? { messages: [], earlier: 0 });
  return [
    shown.length === 0 ? markup`<p>${words.none[language]}</p>` : undefined,
    before > 0 ? otherMessages(language, forms, shown[0]?.seq) : undefined,
    markup`<ol class="talk">${shown.map((message) => messageOf(language, message))}</ol>`,
    conversation?.answerAwaitedSince && markup`<p><b>${words.asks[language]}</b></p>`,
    closedAt === undefined
      ? answerForm(language, forms)
      : markup`<p class="soft">${words.closed[language]}</p>`,
  ];
}

const messageOf = (language: Language, { at, from, text }: ConversationView['messages'][number]): Markup =>
  markup`<li${from === 'applicant' ? { markup: ' class="own"' } : undefined}><b>${words[from][language]} ${time(at)}</b>${text}</li>\n`;

const otherMessages = (language: Language, { session }: Forms, before: number | undefined): Markup =>
  markup`<form method="post" action="?lang=${language}#talk">${hidden('session', session)}${before && hidden('before', before)}<button class="plain">${words.earlier[language]}</button></form>`;

const answerForm = (language: Language, { session, key, draft = '' }: Forms): Markup =>
  markup`<form method="post" action="?lang=${language}#talk">
${hidden('session', session)}${hidden('key', key)}
<label for="text">${words.label[language]}</label>
<p id="hint" class="soft">${words.hint[language]}</p>
<textarea id="text" name="text" rows="4" maxlength="2000" required aria-describedby="hint">${draft}</textarea>
<button>${words.send[language]}</button>
</form>`;
