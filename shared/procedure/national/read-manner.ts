import type { Limit } from '#shared/calendar/limit.ts';
import type { Text } from '#shared/kernel/text.ts';
import type { Procedure } from '../procedure.ts';
import { type Channel, channels as channelList, limitUnits, read } from './code-lists.ts';
import type { Notes } from './notes.ts';
import type { NationalProcedure } from './payload.ts';

type Way = NationalProcedure['CACHTHUCTHUCHIEN'][number];
type Time = Way['THOIGIAN'][number];

/** How and how long, channel by channel. */
export type Manner = {
  channels: Channel[];
  limit?: Limit | undefined;
  limits?: Partial<Record<Channel, Limit>>;
  manner?: Partial<Record<Channel, Text>>;
};

const order: readonly Channel[] = ['online', 'desk', 'post'];

/** The channels, the limit that most of them have, and those of the others. */
export function readManner(
  { CACHTHUCTHUCHIEN }: NationalProcedure,
  before: Procedure | undefined,
  notes: Notes,
): Manner {
  const ways = CACHTHUCTHUCHIEN.flatMap((way, index) => readWay(way, index, before, notes) ?? []);
  const limits = ways.flatMap(({ channel, limit }) => (limit ? [{ channel, limit }] : []));
  const limit = mostly(
    limits.map((one) => one.limit),
    before?.limit,
  );
  const others = limits.filter((one) => !same(one.limit, limit)).map((one) => [one.channel, one.limit]);
  const said = ways.flatMap(({ channel, text }) => (text ? [[channel, text]] : []));
  return {
    channels: order.filter((channel) => ways.some((way) => way.channel === channel)),
    limit,
    ...(others.length > 0 && { limits: Object.fromEntries(others) }),
    ...(said.length > 0 && { manner: Object.fromEntries(said) }),
  };
}

function readWay(
  { KENH, THOIGIAN }: Way,
  index: number,
  before: Procedure | undefined,
  notes: Notes,
): { channel: Channel; limit?: Limit | undefined; text?: Text } | undefined {
  const pointer = `/CACHTHUCTHUCHIEN/${index}`;
  const channel = read(channelList, KENH);
  if (channel === undefined) {
    notes.fault(
      `${pointer}/KENH`,
      'unknown-channel',
      `Không rõ kênh “${KENH}”.`,
      `Unknown channel “${KENH}”.`,
    );
    return undefined;
  }
  const [first, ...more] = THOIGIAN;
  if (more.length > 0) noteMore(`${pointer}/THOIGIAN`, more.length, notes);
  if (first === undefined) return { channel };
  const known = before?.listing?.manner?.[channel];
  return {
    channel,
    limit: limitOf(first, `${pointer}/THOIGIAN/0`, notes),
    ...(first.MOTA !== '' && { text: notes.text(`/listing/manner/${channel}`, first.MOTA, known) }),
  };
}

const noteMore = (pointer: string, count: number, notes: Notes) =>
  notes.note(
    pointer,
    'more-limits',
    `Kênh có thêm ${count} thời hạn; chỉ lấy thời hạn đầu.`,
    `The channel has ${count} more limits; only the first is taken.`,
  );

function limitOf({ THOIGIANGIAIQUYET: value, DONVITINH: word }: Time, pointer: string, notes: Notes) {
  if (value === '') return undefined;
  const unit = read(limitUnits, word);
  const isNumber = /^[1-9]\d{0,3}$/.test(value);
  if (!isNumber) {
    notes.fault(
      `${pointer}/THOIGIANGIAIQUYET`,
      'unclear-limit',
      `Thời hạn không phải một số: “${value}”.`,
      `The limit is not one number: “${value}”.`,
    );
  }
  if (unit === undefined) {
    notes.fault(
      `${pointer}/DONVITINH`,
      'unknown-unit',
      `Không rõ đơn vị tính “${word}”.`,
      `Unknown unit of time “${word}”.`,
    );
  }
  return isNumber && unit !== undefined ? { value: Number(value), unit } : undefined;
}

const same = (one: Limit, other?: Limit) => one.value === other?.value && one.unit === other.unit;

/** The limit that occurs most often; of equals the one that was before, or the first. */
function mostly(limits: readonly Limit[], before: Limit | undefined): Limit | undefined {
  const count = (limit: Limit) => limits.filter((other) => same(other, limit)).length;
  const most = Math.max(0, ...limits.map(count));
  const best = limits.filter((limit) => count(limit) === most);
  return best.find((limit) => same(limit, before)) ?? best[0] ?? before;
}
