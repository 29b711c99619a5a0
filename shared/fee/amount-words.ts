const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const scales = ['', 'nghìn', 'triệu', 'tỷ', 'nghìn tỷ', 'triệu tỷ'];

/** The amount as it is written out on a receipt: `Mười lăm nghìn đồng`. */
export function amountWords(amount: number): string {
  const words = amount === 0 ? 'không' : groupsOf(amount).join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} đồng`;
}

/** Three digits at a time, the highest first; what lies below the highest is read with its empty hundreds. */
function groupsOf(amount: number): string[] {
  const groups: number[] = [];
  for (let rest = amount; rest > 0; rest = Math.floor(rest / 1000)) groups.push(rest % 1000);
  return groups
    .map((group, index) => {
      if (group === 0) return '';
      return `${threeDigits(group, index < groups.length - 1)} ${scales[index] ?? ''}`.trim();
    })
    .reverse()
    .filter((group) => group !== '');
}

function threeDigits(value: number, isInside: boolean): string {
  const [hundreds, tens, units] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const high = hundreds > 0 || isInside ? [`${digits[hundreds]} trăm`] : [];
  return [...high, ...below(tens, units, high.length > 0)].join(' ');
}

function below(tens: number, units: number, follows: boolean): string[] {
  if (tens === 0) {
    if (units === 0) return [];
    return follows ? ['lẻ', digits[units] ?? ''] : [digits[units] ?? ''];
  }
  const ten = tens === 1 ? 'mười' : `${digits[tens]} mươi`;
  return units === 0 ? [ten] : [ten, afterTen(tens, units)];
}

/** One, four and five sound differently behind a ten. */
function afterTen(tens: number, units: number): string {
  if (units === 5) return 'lăm';
  if (units === 1 && tens > 1) return 'mốt';
  return units === 4 && tens > 1 ? 'tư' : (digits[units] ?? '');
}
