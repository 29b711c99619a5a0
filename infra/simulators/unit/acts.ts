import { z } from 'zod';
import type { Local } from './cloud.ts';
import { declared, Uploads, upload } from './uploads.ts';

/** One dossier while it is lived: `key` names an act of it, the same at each run. */
export type Life = { cloud: Local; code: string; scan: Uint8Array; components: string[]; key: () => string };
export type Act = (life: Life) => Promise<unknown>;

export const unit = 'H00.01';
export const portal = 'cong-dvcqg';
export const reception = 'tiep-nhan.an-binh';
export const specialist = 'chuyen-vien.an-binh';
const colleague = 'chuyen-vien-2.an-binh';
const leader = 'lanh-dao.an-binh';
const clerk = 'van-thu.an-binh';

const act =
  (person: string, verb: string, body: object = {}): Act =>
  ({ cloud, code, key }) =>
    cloud.act(person, code, { verb, body, key: key() });

const complete = (person: string, outcome: string, more: object = {}) =>
  act(person, 'complete', { outcome, ...more });

export const accept = complete(reception, 'accept');
export const advance = complete(specialist, 'advance');
export const approve = complete(leader, 'approve');
export const giveBack = complete(reception, 'return');
export const refuse = complete(reception, 'refuse', {
  reason: 'Hồ sơ không thuộc thẩm quyền giải quyết của phường.',
});
export const claim = (person: string) => act(person, 'claim');
export const claimByColleague = claim(colleague);
export const claimByLeader = claim(leader);

export const askForMore: Act = (life) =>
  complete(reception, 'supplement', {
    reason: 'Bản quét mờ, không đọc được số giấy tờ. Đề nghị quét lại.',
    components: life.components.slice(0, 1),
  })(life);

export const consult = act(specialist, 'consultations', {
  unit: 'H00.02',
  question: 'Thửa đất giáp ranh có tranh chấp hoặc thuộc diện quy hoạch không?',
  limit: { value: 3, unit: 'WORKING_DAY' },
});

export const note =
  (text: string): Act =>
  ({ cloud, code, key }) =>
    cloud.ask(reception, `/v1/dossiers/${code}/notes`, { method: 'POST', body: { text }, key: key() });

/** The specialist asks the applicant something; the portal answers for them. */
export const ask =
  (text: string): Act =>
  ({ cloud, code, key }) => {
    const body = { text, awaitsAnswer: true };
    return cloud.ask(specialist, `/v1/dossiers/${code}/messages`, { method: 'POST', body, key: key() });
  };

export const answer =
  (text: string): Act =>
  ({ cloud, code, key }) =>
    cloud.ask(portal, `/v1/dossiers/${code}/messages`, { method: 'POST', body: { text }, key: key() });

export const withdraw: Act = ({ cloud, code, key }) => {
  const body = { reason: 'Người nộp không còn nhu cầu.' };
  return cloud.ask(portal, `/v1/dossiers/${code}/withdrawal`, { method: 'POST', body, key: key() });
};

/** What was asked for is sent again. */
export const supply: Act = async ({ cloud, code, components, key, scan }) => {
  const files = components
    .slice(0, 1)
    .map((component) => ({ component, ...declared(scan, 'ban-quet-lai.pdf') }));
  const path = `/v1/dossiers/${code}/supplements`;
  const { uploads } = Uploads.parse(
    await cloud.ask(portal, path, { method: 'POST', body: { files }, key: key() }),
  );
  for (const target of uploads) await upload(target, scan);
  await cloud.until(portal, code, ({ status }) => status !== 'awaiting-supplement');
};

const Fee = z.object({
  payment: z.object({ requests: z.array(z.object({ no: z.number(), outstanding: z.number() })) }).optional(),
});

/** In cash at the desk, where something is asked for. */
export const pay: Act = async (life) => {
  const { cloud, code } = life;
  const { payment } = Fee.parse(await cloud.ask(reception, `/v1/dossiers/${code}`));
  const [request] = payment?.requests ?? [];
  if (request === undefined) return;
  const transaction = `PT-${code.slice(-7)}`;
  const { no, outstanding: amount } = request;
  await act(reception, 'payment', { no, amount, method: 'cash', transaction })(life);
};

export const issue: Act = async (life) => {
  const { cloud, code, key, scan } = life;
  const body = { files: [declared(scan, 'ket-qua.pdf')] };
  const { uploads } = Uploads.parse(await cloud.act(clerk, code, { verb: 'files', body, key: key() }));
  const [target] = uploads;
  if (target === undefined) throw new Error(`${code} takes no result`);
  await upload(target, scan);
  await cloud.until(clerk, code, ({ files }) =>
    files.some(({ id, state }) => id === target.fileId && state === 'accepted'),
  );
  await complete(clerk, 'issue', { result: target.fileId })(life);
};
