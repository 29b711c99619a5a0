import { refusal } from './finding.ts';

/** What has a form in the font of the papers: Latin, Greek and Cyrillic letters and usual signs; a test asks the font. */
const shown =
  /^[\n\t -~\u00a0-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u2070\u2071\u2074-\u208e\u20a0-\u20be\u2100-\u214f\u2190-\u2195\u2212\u221e\u2248\u2260\u2264\u2265\u25a0\u25a1\u25cf]*$/u;

/** Whether a paper can show all of a text: emoji, and letters such as those of Chinese or Khmer, it cannot. */
export const isPrintable = (text: string): boolean => shown.test(text);

export const notPrintable = refusal('not-printable', {
  vi: 'Có ký tự không in được lên giấy tờ. Hãy viết bằng chữ La-tinh, không dùng biểu tượng cảm xúc.',
  en: 'Some of these characters cannot be printed. Use Latin letters and no emoji.',
});
