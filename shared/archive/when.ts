const zone = 7 * 3_600_000;

const local = (instant: string) => new Date(Date.parse(instant) + zone).toISOString();

/** The day in Vietnam, which has had no summer time since 1975: `2026-11-22`. */
export const vietnamDay = (instant: string): string => local(instant).slice(0, 10);

/** As people write it in Vietnam: `16:30 22/11/2026`. */
export function vietnamTime(instant: string): string {
  const [day = '', time = ''] = local(instant).split('T');
  return `${time.slice(0, 5)} ${day.split('-').reverse().join('/')}`;
}
