import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Ports to the table that only read it. */
const readers = [
  'Catalogue',
  'ConsultationList',
  'DossierLists',
  'PortalChanges',
  'ReferenceReader',
  'SealedDays',
  'TaskLines',
];

/** Books that bookkeeping and the law know by these names. */
const books = ['PaymentLedger', 'ReceiptBooks'];

/** The functions of a file that make a port, each with the first word of its return type. */
const factoriesOf = (file: string) =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /^export (?:const|function) (\w+)(?:(?!^export )[\s\S])*?\): (\w+)\b(?!\[).*(?: =>.*| \{)$/gm,
    ),
  ].map(([, name = '', port = '']) => ({ name, port }));

const adapters = globSync('shared/adapters/{dynamodb,memory,s3,text-index}/**/*.ts').flatMap(factoriesOf);

it('names a port to the table a store, or a log that is only added to', () => {
  const ports = adapters.filter(({ name }) => name.startsWith('dynamo')).map(({ port }) => port);
  const others = ports.filter((port) => /^[A-Z]/.test(port) && !/(Store|Log|Pick|Promise)$/.test(port));
  expect([...new Set(others)].toSorted()).toEqual([...readers, ...books].toSorted());
});

it('names the adapters of a store or a log alike', () => {
  const named = adapters.filter(({ name, port }) => {
    const [suffix] = /(Store|Log)$/.exec(port) ?? [];
    return suffix !== undefined && !name.endsWith(suffix);
  });
  expect(named).toEqual([]);
});
