const units = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000];
const pattern = /^P(?!$)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds; undefined for anything else. */
export function durationOf(text: string): number | undefined {
  const parts = pattern.exec(text)?.slice(1);
  return parts?.reduce((sum, part, i) => sum + Number(part ?? 0) * (units[i] ?? 0), 0);
}
