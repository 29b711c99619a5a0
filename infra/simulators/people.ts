import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Somebody of the sample deployment: a person, or a portal, which asks for tokens as a client of its own. */
const Person = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  actor: z.string().min(1),
  unit: z.string().optional(),
  roles: z.array(z.string()),
});
type Person = z.infer<typeof Person>;

const everybody = z
  .array(Person)
  .parse(JSON.parse(readFileSync(new URL('./people.json', import.meta.url), 'utf8')));

export const portals = everybody.filter(({ actor }) => actor === 'portal');

/** What the user pool of the deployment keeps of a person. */
const userOf = ({ id, name, actor, unit, roles }: Person) => ({
  username: id,
  attributes: {
    name,
    'custom:actor': actor,
    ...(unit !== undefined && { 'custom:unit': unit }),
    ...(roles.length > 0 && { 'custom:roles': roles.join(' ') }),
  },
});

const units: Record<string, string> = { 'H00.01': 'An Bình', 'H00.02': 'Bình Minh' };
const words: Record<string, string> = {
  reception: 'Tiếp nhận · Reception',
  specialist: 'Chuyên viên · Specialist',
  leader: 'Lãnh đạo · Leader',
  clerk: 'Văn thư · Clerk',
  auditor: 'Thanh tra, lưu trữ · Auditor',
  manager: 'Quản lý · Manager',
};

/** Under which heading somebody is found where one signs in, and what they do there. */
export function introduce({ attributes }: { attributes: Record<string, string> }) {
  const { 'custom:unit': unit = '', 'custom:roles': roles, 'custom:actor': actor = '' } = attributes;
  const duties = (roles ?? actor).split(' ').map((one) => words[one] ?? one);
  return { group: units[unit] ?? (unit || 'Toàn hệ thống · All units'), text: duties.join(', ') };
}

export const users = everybody.filter(({ actor }) => actor !== 'portal').map(userOf);
