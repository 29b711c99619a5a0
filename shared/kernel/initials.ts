/** A name cut down to its initials, for lists whose reader need not know whose line it is: `Đỗ Thị Ước` is `Đ. T. Ư.` */
export const initials = (name: string): string =>
  name
    .trim()
    .split(/\s+/u)
    .flatMap((word) => word.normalize('NFC').match(/[\p{L}\p{N}]/u) ?? [])
    .map((letter) => `${letter.toUpperCase()}.`)
    .join(' ');
