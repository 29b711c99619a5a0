import * as z from 'zod';

/** What an officer does in a unit, and whose a step of a workflow is. */
export const Role = z.enum(['reception', 'specialist', 'leader', 'clerk']);
export type Role = z.infer<typeof Role>;
