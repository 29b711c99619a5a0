import { host } from '#local/listeners.ts';

/** The ports of a cloud, in this order from its base port on. */
export const portsFrom = (base: number) => ({
  api: base,
  s3: base + 1,
  services: base + 2,
  identity: base + 3,
  dynamodb: base + 4,
  control: base + 5,
  // The one before is left to a far side.
  pages: base + 7,
});

export type Ports = ReturnType<typeof portsFrom>;

export const urlOf = (port: number) => `http://${host}:${port}`;

export const urlsOf = (ports: Ports): Record<keyof Ports, string> => ({
  api: urlOf(ports.api),
  s3: urlOf(ports.s3),
  services: urlOf(ports.services),
  identity: urlOf(ports.identity),
  dynamodb: urlOf(ports.dynamodb),
  control: urlOf(ports.control),
  pages: urlOf(ports.pages),
});
