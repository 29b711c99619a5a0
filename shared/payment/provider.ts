import * as z from 'zod';
import { isSafeUrl } from '#shared/kernel/safe-url.ts';
import { Text } from '#shared/kernel/text.ts';
import { isWithin } from '#shared/unit/rights.ts';
import { UnitId } from '#shared/unit/unit.ts';

/** A payment provider (cổng thanh toán), as the units that take money over it know it. Never shipped: it holds secrets. */
export const PaymentProvider = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: Text,
  url: z
    .url({ protocol: /^https?$/, abort: true })
    .refine(isSafeUrl, 'https to a public name on port 443, or http to this machine; no credentials'),
  /** Standard Webhooks secrets, newest first: requests are signed with the first, and each opens callbacks. */
  secrets: z
    .array(z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/))
    .min(1)
    .max(3),
  /** It takes money for dossiers of these units and those below them. */
  units: z.array(UnitId).min(1),
  /** Where the money goes: account (TKThuHuong), its bank (MaNHThuHuong) and holder (TenTKThuHuong). */
  account: z.strictObject({ number: z.string().min(1), bank: z.string().min(1), holder: z.string().min(1) }),
  active: z.boolean(),
});
export type PaymentProvider = z.infer<typeof PaymentProvider>;

export const takesFor = ({ units }: Pick<PaymentProvider, 'units'>, unit: string) =>
  units.some((one) => isWithin(unit, one));

/** Over which provider a dossier of the unit is paid. */
export const providerFor = (providers: readonly PaymentProvider[], unit: string) =>
  providers.find((one) => one.active && takesFor(one, unit));
