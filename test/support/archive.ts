import { PackageLink } from '#shared/api/views/archive.ts';
import type { Person } from './api.ts';
import { expectStatus } from './dossiers.ts';

/** Where an auditor may fetch the package of a sealed dossier, for five minutes. */
export async function packageAddress(auditor: Person, code: string, purpose = 'Kiểm tra'): Promise<string> {
  const answer = await auditor.get(`/v1/archive/${code}/package?${new URLSearchParams({ purpose })}`);
  return expectStatus(answer, 200, PackageLink).url;
}
