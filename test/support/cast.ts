import { type Person, signIn } from './api.ts';
import type { Addresses } from './local-cloud.ts';

/** The unit in which the stories play, and the one beside it. */
export const unit = 'H00.01';
export const otherUnit = 'H00.02';

/** Who plays: portals, the officers of {@link unit}, three officers of {@link otherUnit}, auditors of all units, one of {@link otherUnit}, manager. */
const parts = {
  portal: 'cong-dvcqg',
  otherPortal: 'cong-tinh',
  reception: 'tiep-nhan.an-binh',
  specialist: 'chuyen-vien.an-binh',
  leader: 'lanh-dao.an-binh',
  deputy: 'pho-lanh-dao.an-binh',
  clerk: 'van-thu.an-binh',
  otherReception: 'tiep-nhan.binh-minh',
  otherSpecialist: 'chuyen-vien.binh-minh',
  otherLeader: 'lanh-dao.binh-minh',
  auditor: 'thanh-tra',
  archivist: 'luu-tru',
  otherArchivist: 'luu-tru-2',
  unitAuditor: 'thanh-tra.binh-minh',
  manager: 'quan-ly.an-binh',
};

export type Cast = Record<keyof typeof parts, Person>;

/** Signs everybody in. */
export async function signInAll(addresses: Addresses): Promise<Cast> {
  const signedIn = Object.entries(parts).map(async ([part, id]) => [part, await signIn(addresses, id)]);
  return Object.fromEntries(await Promise.all(signedIn)) as Cast;
}
