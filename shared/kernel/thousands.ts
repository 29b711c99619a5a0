/** Thousands apart by points, as numbers are written in Việt Nam: `1.250.000`. */
export const thousands = (number: number | string) => String(number).replace(/\B(?=(\d{3})+$)/g, '.');
