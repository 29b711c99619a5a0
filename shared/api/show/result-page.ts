import type { ResultView } from '#shared/api/views/result.ts';
import { type Markup, markup } from '#shared/archive/markup.ts';
import { both, fact, label, section } from '#shared/archive/page/bilingual.ts';
import { vietnamTime } from '#shared/archive/when.ts';
import type { Text } from '#shared/kernel/text.ts';
import { type ResultToken, spelled } from '#shared/result/token.ts';
import { pageStyle } from './result-page-style.ts';

const verdicts: Record<ResultView['state'] | 'corrected' | 'unknown', Text> = {
  valid: { vi: 'Kết quả có thật và còn hiệu lực', en: 'This result is genuine and valid' },
  expired: { vi: 'Kết quả có thật nhưng đã hết hạn', en: 'This result is genuine but has expired' },
  revoked: { vi: 'Kết quả đã bị thu hồi', en: 'This result has been revoked' },
  replaced: { vi: 'Kết quả đã được thay thế', en: 'This result has been replaced by another' },
  corrected: {
    vi: 'Kết quả có sai sót và đã được đính chính bằng kết quả khác',
    en: 'This result had a mistake and was corrected by another',
  },
  unknown: { vi: 'Không có kết quả nào mang mã này', en: 'No result has this code' },
};

const day = (date: string) => date.split('-').reverse().join('/');
const time = (local: string) => vietnamTime(new Date(local).toISOString());

/** The words of both languages, whoever reads; the caller's own says what the page is called. */
function frame(
  language: keyof Text,
  state: ResultView['state'] | 'unknown',
  body: Markup,
  verdict = verdicts[state],
): string {
  return markup`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${verdict[language]}</title>
<style>${{ markup: pageStyle }}</style>
</head>
<body class="${state}">
<main>
<h1>${label('Kiểm tra kết quả giải quyết thủ tục hành chính', 'Verification of an administrative result')}</h1>
<p class="verdict" role="status">${both(verdict)}</p>
${body}
</main>
</body>
</html>
`.markup;
}

/** What anybody sees who has scanned the code on a result. */
export const resultPage = (view: ResultView, language: keyof Text): string =>
  frame(
    language,
    view.state,
    markup`${ended(view)}${section('paper', both(view.name), facts(view))}${section(
      'file',
      label('So sánh với bản đang giữ', 'Compare with the copy at hand'),
      comparison(view),
    )}<p>${label('Thời điểm kiểm tra', 'Checked at')}: ${time(view.checkedAt)}</p>`,
    verdicts[view.ended?.correction ? 'corrected' : view.state],
  );

export const unknownPage = (language: keyof Text): string =>
  frame(
    language,
    'unknown',
    markup`<p>${label(
      'Hãy kiểm tra lại mã in trên giấy. Nếu mã đúng mà vẫn không tìm thấy, giấy này không do hệ thống phát hành.',
      'Check the code as it is printed. If it is right and still not found, this system did not issue the paper.',
    )}</p>`,
  );

function ended({ ended: end }: ResultView): Markup | undefined {
  if (end === undefined) return undefined;
  return section(
    'ended',
    label('Lý do', 'Reason'),
    markup`<dl>
${fact(label('Từ', 'Since'), time(end.at))}${fact(label('Lý do', 'Reason'), end.reason)}${fact(
  label('Căn cứ pháp lý', 'Legal basis'),
  end.basis,
)}${fact(
  end.correction ? label('Được đính chính bằng', 'Corrected by') : label('Được thay bằng', 'Replaced by'),
  end.by && link(end.by),
)}</dl>`,
  );
}

const facts = (view: ResultView): Markup => markup`<dl>
${fact(label('Số', 'Number'), view.number)}${fact(label('Cấp cho', 'Issued to'), view.holder)}${fact(
  label('Cơ quan cấp', 'Issued by'),
  both(view.unit.name),
)}${fact(label('Ký số bởi', 'Signed by'), view.signer)}${fact(
  label('Ngày cấp', 'Issued at'),
  time(view.issuedAt),
)}${fact(label('Có giá trị đến hết ngày', 'Valid until'), view.validUntil && day(view.validUntil))}${fact(
  label('Phạm vi sử dụng', 'Scope'),
  both(view.scope),
)}${fact(label('Thủ tục', 'Procedure'), markup`${both(view.procedure.name)} (${view.procedure.code})`)}${fact(
  label('Mã hồ sơ', 'Dossier'),
  view.dossier,
)}${fact(
  label('Thay thế cho', 'Replaces'),
  view.replaces?.map((one) => markup`${link(one)} `),
)}</dl>`;

const comparison = ({ token, file }: ResultView): Markup => markup`<dl>
${fact(label('Mã kiểm tra', 'Verification code'), markup`<code>${spelled(token)}</code>`)}${fact(
  label('Tệp', 'File'),
  `${file.name}, ${file.size} B`,
)}${fact(label('Mã băm SHA-256', 'SHA-256 of the file'), markup`<code>${file.sha256}</code>`)}</dl>`;

const link = (token: ResultToken) => markup`<a href="${token}">${spelled(token)}</a>`;
