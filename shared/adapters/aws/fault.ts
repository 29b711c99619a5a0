import * as z from 'zod';

const Said = z.object({
  __type: z.string().optional(),
  message: z.string().optional(),
  Message: z.string().optional(),
  Item: z.record(z.string(), z.looseObject({ N: z.string().optional() })).optional(),
  CancellationReasons: z.array(z.object({ Code: z.string().default('None') })).default([]),
});

/** AWS said no: `name` is the exception's, without its namespace. */
export class AwsFault extends Error {
  readonly status: number;
  /** Why a transaction was cancelled, one code per item; empty for anything else. */
  readonly reasons: readonly string[];
  /** The item that did not meet the condition, where it was asked for. */
  readonly item: FaultItem | undefined;

  constructor(name: string, { status, message = name, reasons = [], item }: Details) {
    super(message);
    this.name = name;
    this.status = status;
    this.reasons = reasons;
    this.item = item;
  }
}

type FaultItem = Readonly<Record<string, { N?: string | undefined }>>;

type Details = {
  status: number;
  message?: string | undefined;
  reasons?: readonly string[];
  item?: FaultItem | undefined;
};

/** The fault in an answer; a body that is not in the form of AWS comes from something in between. */
export function faultOf(status: number, body: string): AwsFault {
  const said = Said.safeParse(parsed(body));
  if (!said.success) return new AwsFault(`HTTP ${status}`, { status });
  const { __type: type = `HTTP ${status}`, message, Message, Item, CancellationReasons } = said.data;
  const reasons = CancellationReasons.map(({ Code }) => Code);
  return new AwsFault(type.replace(/^.*#/, ''), { status, message: message ?? Message, reasons, item: Item });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
