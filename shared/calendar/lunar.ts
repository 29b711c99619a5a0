/**
 * Vietnamese lunar dates, by the rule that Hồ Ngọc Đức set down: months begin with the new moon and the year is fixed by the
 * sun's place, both at UTC+7. China takes UTC+8, which is why the two years begin apart now and then (2007, 2030).
 * Good for 1968 (when Việt Nam took UTC+7 for it) to 2174. The smallest terms are left out: they move no Tết and no Giỗ Tổ
 * of those years (lunar.test.ts).
 */
const zone = 7 / 24;
/** Julian day of the new moon from which lunations are numbered, and the mean length of one. */
const epoch = 2_415_020.75933;
const lunation = 29.530588853;

const degrees = Math.PI / 180;
const sine = (angle: number) => Math.sin(angle * degrees);

/** The Julian day on whose date in Việt Nam a new moon falls. */
function newMoon(no: number): number {
  const t = no / 1236.85;
  const mean = epoch + 29.53058868 * no + 0.0001178 * t ** 2;
  const sun = 359.2242 + 29.10535608 * no;
  const moon = 306.0253 + 385.81691806 * no + 0.0107306 * t ** 2;
  const node = 21.2964 + 390.67050646 * no;
  const corrected =
    mean +
    0.00033 * sine(166.56 + 132.87 * t) +
    (0.1734 - 0.000393 * t) * sine(sun) +
    0.0021 * sine(2 * sun) -
    0.4068 * sine(moon) +
    0.0161 * sine(2 * moon) -
    0.0004 * sine(3 * moon) +
    0.0104 * sine(2 * node) -
    0.0051 * sine(sun + moon) -
    0.0074 * sine(sun - moon) +
    0.0004 * sine(2 * node + sun) -
    0.0004 * sine(2 * node - sun) -
    0.0006 * sine(2 * node + moon) +
    0.001 * sine(2 * node - moon) +
    0.0005 * sine(2 * moon + sun);
  return Math.floor(corrected + 0.5 + zone);
}

/** Which twelfth of the zodiac the sun is in at the beginning of a day, 0 from the vernal equinox on. */
function sunSector(day: number): number {
  const t = (day - 2_451_545.5 - zone) / 36_525;
  const anomaly = 357.5291 + 35_999.0503 * t;
  const longitude =
    280.46645 +
    36_000.76983 * t +
    0.0003032 * t ** 2 +
    (1.9146 - 0.004817 * t) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.00029 * sine(3 * anomaly);
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}

/** The number of the month in which the winter solstice of a year falls: the eleventh. */
function solsticeMonth(year: number): number {
  const no = Math.floor((julianDay(year, 12, 31) - 2_415_021) / lunation);
  return sunSector(newMoon(no)) >= 9 ? no - 1 : no;
}

const julianDay = (year: number, month: number, day: number) =>
  Math.floor(Date.UTC(year, month - 1, day) / 86_400_000) + 2_440_588;

/** How many months after the solstice the leap month comes: the first in which the sun enters no new sector. */
function leapAfter(solstice: number): number {
  const sector = (offset: number) => sunSector(newMoon(solstice + offset));
  let offset = 1;
  while (offset < 13 && sector(offset) !== sector(offset + 1)) offset += 1;
  return offset;
}

/** The date, `YYYY-MM-DD`, of a day in one of the ordinary months 1 to 10 of the lunar year that begins in `year`. */
export function lunarDate(year: number, month: number, day: number): string {
  const [before, after] = [solsticeMonth(year - 1), solsticeMonth(year)];
  const offset = month + 1;
  const isLeapYear = after - before > 12;
  const passed = isLeapYear && offset >= leapAfter(before) ? 1 : 0;
  const julian = newMoon(before + offset + passed) + day - 1;
  return new Date((julian - 2_440_588) * 86_400_000).toISOString().slice(0, 10);
}
