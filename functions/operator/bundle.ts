import { readdir, readFile } from 'node:fs/promises';
import * as z from 'zod';
import { vnGovCalendar, vnGovSaturdayMorningCalendar } from '#shared/calendar/vn-gov.ts';

const records = z.array(z.json()).default([]);

/** What may be published in one file: lists of records, which are each checked later. */
const Bundle = z.strictObject({
  codePatterns: records,
  calendars: records,
  units: records,
  officers: records,
  portals: records,
  feeRules: records,
  downtimes: records,
  retentionDefaults: records,
  signers: records,
  trustAnchors: records,
  timeStampAuthorities: records,
  resultTemplates: records,
  paymentProviders: records,
  receiptSeries: records,
  procedures: records,
});

/** Records to publish; a `sample` never replaces a unit or portal that the deployment has changed. */
export type Bundle = z.infer<typeof Bundle> & { sample: boolean };

/** A bundle without records, to put one's own into. */
export const emptyBundle: Bundle = { ...Bundle.parse({}), sample: false };

const data = new URL('../../shared/', import.meta.url);

/** What a file says; throws where it is no JSON. */
export const readJson = async (file: string | URL): Promise<unknown> => {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
};

/** The records of a folder, one to a file. */
async function readAll(folder: URL): Promise<unknown[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(files.map((file) => readJson(new URL(file, folder))));
}

const Sample = z.object({ code: z.string().startsWith('LOCAL.') });

/**
 * The records that come with the software, with or without what is made up: the procedures that have no national code, and
 * the organisation's default of retention, under which a stage that keeps its data would lock its packages for good.
 */
export async function shippedBundle({ samples = true } = {}): Promise<Bundle> {
  const procedures = await readAll(new URL('procedure/data/', data));
  const shipped = {
    codePatterns: await readJson(new URL('unit/data/code-patterns.json', data)),
    calendars: JSON.parse(JSON.stringify([vnGovCalendar, vnGovSaturdayMorningCalendar])),
    units: await readJson(new URL('unit/data/units.json', data)),
    officers: await readJson(new URL('unit/data/officers.json', data)),
    portals: await readJson(new URL('unit/data/portals.json', data)),
    receiptSeries: await readJson(new URL('payment/data/receipt-series.json', data)),
    feeRules: await readJson(new URL('fee/data/fee-rules.json', data)),
    retentionDefaults: samples
      ? await readJson(new URL('procedure/retention/data/retention-defaults.json', data))
      : [],
    resultTemplates: await readAll(new URL('result/data/', data)),
    procedures: procedures.filter((one) => samples || !Sample.safeParse(one).success),
  };
  return { ...Bundle.parse(shipped), sample: true };
}

/** The records of a deployment's own file. */
export async function readBundle(file: string): Promise<Bundle> {
  const parsed = Bundle.safeParse(await readJson(file));
  if (!parsed.success) throw new Error(`${file} is no list of records: ${z.prettifyError(parsed.error)}`);
  return { ...parsed.data, sample: false };
}
