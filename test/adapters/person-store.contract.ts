import { beforeEach, expect, it } from 'vitest';
import type { PersonStore } from '#shared/archive/people.ts';

/** What every index of people must do; each adapter runs it against its own engine, new for each example. */
export function personStoreContract(open: () => PersonStore | Promise<PersonStore>) {
  let people: PersonStore;
  beforeEach(async () => {
    people = await open();
  });

  const find = async (identifier: string) => {
    const person = await people.nameOf(identifier);
    return { person, codes: (await people.page(person, { limit: 10 })).items };
  };

  it('knows nothing of somebody who has no dossier', async () => {
    expect((await find('001099000001')).codes).toEqual([]);
  });

  it('finds each dossier of somebody once, in order, and nobody else’s', async () => {
    for (const code of ['H-2', 'H-1', 'H-2']) await people.note('001099000001', code);
    await people.note('001099000002', 'H-3');
    expect((await find('001099000001')).codes).toEqual(['H-1', 'H-2']);
  });

  it('knows somebody however the identifier was typed', async () => {
    await people.note('c1234567', 'H-1');
    const found = await find(' C 123.4567');
    expect(found.codes).toEqual(['H-1']);
    expect(found).toEqual(await find('C1234567'));
  });

  it('names people by what tells nothing of them', async () => {
    const { person } = await find('001099000001');
    expect(person).toMatch(/^[0-9a-f]{64}$/);
    expect(person).not.toBe((await find('001099000002')).person);
  });

  it('gives what is about somebody page by page', async () => {
    for (const code of ['H-1', 'H-2', 'H-3']) await people.note('001099000001', code);
    const person = await people.nameOf('001099000001');
    const first = await people.page(person, { limit: 2 });
    expect(first.items).toEqual(['H-1', 'H-2']);
    expect(await people.page(person, { limit: 2, after: first.after })).toEqual({ items: ['H-3'] });
  });
}
