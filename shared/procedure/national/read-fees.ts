import type { FeeLine, FeeSchedule } from '#shared/fee/fee-schedule.ts';
import type { Procedure } from '../procedure.ts';
import { type Channel, channels as channelList, read } from './code-lists.ts';
import type { Notes } from './notes.ts';
import type { NationalProcedure } from './payload.ts';
import { slug } from './slug.ts';

type Priced = { code: string; name: string; amount: number; channel: Channel };

/** The fees of all channels; what the record is silent about stays as it was. */
export function readFees(
  national: NationalProcedure,
  before: Procedure | undefined,
  open: readonly Channel[],
  notes: Notes,
): FeeSchedule | undefined {
  const priced = pricesOf(national, notes);
  const known = before?.fees;
  if (priced.length === 0) {
    if (known !== undefined) {
      notes.note(
        '/CACHTHUCTHUCHIEN',
        'fees-kept',
        'Không nêu phí: giữ phí đang có.',
        'No fee is named: the fees stay as they are.',
      );
    }
    return known;
  }
  const lines = linesOf(priced, known?.lines ?? [], open, notes);
  if (known !== undefined) return { ...known, lines };
  notes.note(
    '/fees',
    'new-fees',
    'Phí mới: kiểm tra nhóm phí, lúc thu và hạn nộp.',
    'New fees: check their group, when they are collected, and how long the payer has.',
  );
  const basis = national.CANCUPHAPLY.map(({ SOVANBAN }) => SOVANBAN).join('; ');
  return { group: 'other', lines, payWithinHours: 72, basis, evidence: 'Cơ sở dữ liệu quốc gia về TTHC' };
}

function pricesOf({ CACHTHUCTHUCHIEN }: NationalProcedure, notes: Notes): Priced[] {
  return CACHTHUCTHUCHIEN.flatMap(({ KENH, THOIGIAN }, index) => {
    const channel = read(channelList, KENH);
    const items = THOIGIAN[0]?.PHILEPHI ?? [];
    return items.flatMap(({ MAPHILEPHI, SOTIEN, MOTA }) => {
      if (SOTIEN === '' || channel === undefined) return [];
      const amount = Number(SOTIEN.replace(/[.,](?=\d{3}(\D|$))/g, ''));
      if (Number.isInteger(amount) && amount >= 0) {
        return [{ code: codeOf(MAPHILEPHI, MOTA), name: MOTA, amount, channel }];
      }
      notes.fault(
        `/CACHTHUCTHUCHIEN/${index}`,
        'bad-amount',
        `Số tiền không rõ: “${SOTIEN}”.`,
        `Not an amount of money: “${SOTIEN}”.`,
      );
      return [];
    });
  });
}

const codeOf = (code: string, name: string) =>
  /^[A-Z0-9][A-Z0-9.-]{0,49}$/.test(code) ? code : `LOCAL.${slug(code || name, new Set()).toUpperCase()}`;

/** One line for each code, or for each amount of it where channels differ. */
function linesOf(
  priced: readonly Priced[],
  before: readonly FeeLine[],
  open: readonly Channel[],
  notes: Notes,
): FeeLine[] {
  const codes = [...new Set([...before, ...priced].map(({ code }) => code))];
  return codes.flatMap((code) => {
    const own = priced.filter((one) => one.code === code);
    const amounts = [...new Set(own.map(({ amount }) => amount))];
    return amounts.map((amount, index) => {
      const of = own.filter((one) => one.amount === amount);
      const line = index === 0 ? code : `${code}-${index + 1}`;
      const known = before.find((one) => one.code === line);
      const channels = open.filter((channel) => of.some((one) => one.channel === channel));
      const { channels: _, ...kept } = known ?? newLine(line, of[0]?.name ?? '');
      const name = notes.text(`/fees/${line}/name`, of[0]?.name || kept.name.vi, known?.name);
      return { ...kept, name, amount, ...(channels.length < open.length && { channels }) };
    });
  });
}

/** Lệ phí is a charge, phí a fee: the record says it in the name alone. */
const newLine = (code: string, name: string): FeeLine => ({
  code,
  name: { vi: name || code, en: name || code },
  kind: /lệ phí/iu.test(name) && !/phí,\s*lệ phí/iu.test(name) ? 'charge' : 'fee',
  amount: 0,
  per: 'dossier',
  collect: 'at-reception',
});
