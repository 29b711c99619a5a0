import type { Place } from '#local/assembly/references.ts';

/** The hosts of AWS that programs and browsers are told of, and where they are reached here. */
const hosts = ({ s3Url, identityUrl, pagesUrl }: Place): [RegExp, string][] => [
  [/https:\/\/([a-z0-9.-]+)\.s3\.[a-z0-9-]+\.amazonaws\.com/g, `${s3Url}/$1`],
  [/https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com/g, identityUrl],
  [/https:\/\/[\w-]+\.auth\.[a-z0-9-]+\.amazoncognito\.com/g, identityUrl],
  [/https:\/\/[a-z0-9]+\.cloudfront\.net/g, pagesUrl],
];

/** A value in which each address of those hosts is the one on this machine. */
export function withLocalHosts(value: unknown, place: Place): unknown {
  if (typeof value === 'string')
    return hosts(place).reduce((text, [host, here]) => text.replace(host, here), value);
  if (Array.isArray(value)) return value.map((item) => withLocalHosts(item, place));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withLocalHosts(item, place)]));
}
