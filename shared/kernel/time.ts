const offsetHours = 7;

/** An instant as people in Việt Nam read it: RFC 3339 with the offset of Asia/Ho_Chi_Minh (no daylight saving). */
export const localTime = (instant: string) =>
  `${new Date(Date.parse(instant) + offsetHours * 3_600_000).toISOString().slice(0, 19)}+07:00`;

/** The date in Việt Nam at that instant, `YYYY-MM-DD`. */
export const localDate = (instant: string) => localTime(instant).slice(0, 10);
