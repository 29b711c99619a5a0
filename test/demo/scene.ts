import type { Person } from '#test/support/api.ts';
import type { Addresses } from '#test/support/local-cloud.ts';
import type { Received } from '#test/support/webhooks.ts';

type Role = 'portal' | 'reception' | 'specialist' | 'leader' | 'clerk' | 'auditor';

/** Who plays, and where. */
export type Scene = {
  people: Record<Role, Person>;
  webhooks: Received[];
  secret: string;
  addresses: Addresses;
};

export const unit = 'H00.01';
